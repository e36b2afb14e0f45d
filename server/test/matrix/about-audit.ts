import { all, type Row } from './row.ts'

/** The log itself is for administrators; its entries are of everybody. */
export const aboutAudit: Record<string, Row> = {
  listAuditEntries: {
    gate: 'administrator',
    targets: { everything: all('ok'), 'of a missing thing': all('ok', ({ missing }) => ({ query: { objectId: missing } })) },
  },
  exportAuditEntries: {
    gate: 'administrator',
    targets: { 'of a missing thing': all('ok', ({ missing }) => ({ query: { objectId: missing } })) },
  },
}
