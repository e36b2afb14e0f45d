export { audited, auditedAlone, auditedChange, auditedEdit } from './audited.ts'
export { pruneAudit } from './prune-audit.ts'
export { type Actor, type Entry as AuditedEntry, writeAudited } from './write-audited.ts'
