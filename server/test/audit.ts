import type { AuditEntry, AuditFilters } from '@parley/contract'
import * as contract from '@parley/contract'
import type { Client } from './client.ts'

/** The newest portion of what is found. */
export async function auditOf(admin: Client, filters: AuditFilters & { cursor?: string } = {}): Promise<AuditEntry[]> {
  return (await admin.get(contract.listAuditEntries, { query: filters as never })).items
}

/** Actions about one thing, the newest first. */
export async function actionsOn(admin: Client, objectId: string): Promise<string[]> {
  return (await auditOf(admin, { objectId })).map(({ action }) => action)
}

/** By field: what was and what is. */
export const changesIn = ({ changes }: Pick<AuditEntry, 'changes'>) =>
  Object.fromEntries(changes.map(({ field, before, after, secret }) => [field, secret ? 'secret' : [before, after]]))
