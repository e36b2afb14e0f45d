import type { AuditChange, AuditFilters } from '@parley/contract'
import type { FastifyReply } from 'fastify'
import { auditedAlone } from '../audit/index.ts'
import type { Reads, UserAsker } from '../people/index.ts'
import { sendCsv } from '../platform/csv-out.ts'
import type { Database } from '../platform/database.ts'
import { listAuditEntries } from './list-audit-entries.ts'

const portion = 500

/** All that is found, a portion at a time. That it is exported is written down first, and so stands in it. */
export async function exportAuditEntries(
  database: Database,
  who: UserAsker,
  filters: AuditFilters,
  { reply, organisation }: { reply: FastifyReply; organisation: string },
): Promise<FastifyReply> {
  await auditedAlone(database, who, 'audit-exported', { kind: 'audit', name: '' }, { after: filters })
  return sendCsv(reply, `${organisation} – audit log`, rows(database, filters))
}

async function* rows(reads: Reads, filters: AuditFilters): AsyncGenerator<string[][]> {
  yield [['Time (UTC)', 'Actor', 'Actor, id', 'IP', 'Action', 'Object', 'Object, name', 'Object, id', 'Changes']]
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const found = await listAuditEntries(reads, { ...filters, ...(cursor && { cursor }) }, portion)
    yield found.items.map(({ at, actor, ip, action, object, changes }) => [
      ...[at, actor.name, actor.id ?? '', ip ?? '', action],
      ...[object.kind, object.name, object.id ?? '', changes.map(wordsOf).join('\n')],
    ])
    cursor = found.next
  }
}

function wordsOf({ field, before, after, secret }: AuditChange): string {
  return secret ? `${field}: changed` : `${field}: ${textOf(before)} → ${textOf(after)}`
}

const textOf = (value: AuditChange['before']) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))
