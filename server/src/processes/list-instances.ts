import type { InstanceState, InstanceRow as InstanceView } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { type KeyAndId, readCursor, writeCursor } from '../platform/cursor.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { openedBy, viewInstances } from './instance.ts'
import { containsWords } from './words.ts'

const portion = 50

interface Asked {
  processId?: string
  state?: InstanceState
  mine?: '1'
  itemId?: string
  search?: string
  cursor?: string
}

/** Newest first: numbers rise as instances are started. */
export async function listInstances(reads: Reads, given: ProcessesGiven, who: UserAsker, asked: Asked) {
  const { processId, state, mine, itemId, search, cursor } = asked
  const and: RawBuilder<unknown>[] = [openedBy(who)]
  if (processId !== undefined) and.push(sql`i.process_id = ${processId}::uuid`)
  if (state !== undefined) and.push(sql`i.state = ${state}`)
  if (mine !== undefined) and.push(sql`i.initiator_id = ${who.id}::uuid`)
  if (itemId !== undefined) and.push(sql`i.item_ids @> array[${itemId}::uuid]`)
  and.push(containsWords(sql`concat_ws(' ', i.name, '#' || i.number, u.name, i.session_name)`, search))
  if (cursor !== undefined) {
    const [number] = readCursor<KeyAndId>(cursor, ([key]) => typeof key === 'string' && /^\d{1,9}$/.test(key))
    and.push(sql`i.number < ${Number(number)}`)
  }
  const rows = await viewInstances(reads, given, who, {
    where: sql.join(and, sql` and `),
    order: sql`i.number desc`,
    limit: portion + 1,
  })
  const items = rows.slice(0, portion)
  const last = items.at(-1)
  return { items, next: rows.length > portion && last ? writeCursor([String(last.number), last.id]) : null }
}

const most = 50

/** Of a session that the asker may view, newest first [BPR-05]. */
export const instancesOfSession = (
  reads: Reads,
  given: ProcessesGiven,
  who: UserAsker,
  sessionId: string,
): Promise<InstanceView[]> =>
  viewInstances(reads, given, who, {
    where: sql`i.session_id = ${sessionId}::uuid`,
    order: sql`i.started_at desc, i.number desc`,
    limit: most,
  })

/** The processes that somebody started last, each once. */
export async function startedLast({ db }: Reads, userId: string): Promise<string[]> {
  const { rows } = await sql<{ process_id: string }>`
    select process_id from (
      select process_id, number from process_instances where initiator_id = ${userId}::uuid order by number desc limit 100) i
    group by process_id order by max(number) desc limit 5`.execute(db)
  return rows.map(({ process_id }) => process_id)
}
