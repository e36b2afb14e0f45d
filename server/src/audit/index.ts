export { audited, auditedAlone, auditedEdit } from './audited.ts'
export { differ } from './differences.ts'
export { pruneAudit } from './prune-audit.ts'
export { type Actor, type Entry as AuditedEntry, writeAudited } from './write-audited.ts'
