import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../platform/database.ts'
import { holds, knownBy, matches } from './matching.ts'

type Reads = Pick<Work, 'db'>

export interface Lock {
  id: string
  name: string
}

/**
 * By what a thread's customer is locked in its live chat now; employees never are [BLK-03], nor who is on the allowlist [BLK-09]. Asked by
 * the thread, so that nobody has to read it first.
 */
export async function lockOn(reads: Reads, threadId: string): Promise<Lock | undefined> {
  const thread = {
    customer: sql`(select customer_id from threads where id = ${threadId}::uuid)`,
    liveChat: sql`(select live_chat_id from threads where id = ${threadId}::uuid)`,
  }
  return unlessAllowed(await entriesOn(reads, thread))[0]
}

interface Found extends Lock {
  list: 'block' | 'allow'
  until: Date | null
  live_chat_ids: string[] | null
}

/** All that lock them, the oldest first. */
export async function locksOn(reads: Reads, customerId: string, liveChatId: string): Promise<Found[]> {
  return unlessAllowed(await entriesOn(reads, byIds(customerId, liveChatId)))
}

const unlessAllowed = (found: Found[]): Found[] => (found.some(({ list }) => list === 'allow') ? [] : found)

/** The exceptions that match them, whatever the blocklist says. */
export async function exceptionsFor(reads: Reads, customerId: string, liveChatId: string): Promise<Lock[]> {
  const found = await entriesOn(reads, byIds(customerId, liveChatId))
  return found.filter(({ list }) => list === 'allow').map(({ id, name }) => ({ id, name }))
}

type Who = Record<'customer' | 'liveChat', RawBuilder<unknown>>
const byIds = (customerId: string, liveChatId: string): Who => ({
  customer: sql`${customerId}::uuid`,
  liveChat: sql`${liveChatId}::uuid`,
})

async function entriesOn({ db }: Reads, { customer, liveChat }: Who): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select e.id, e.name, e.list, e.until, e.live_chat_ids from customers c ${knownBy} join lock_entries e on ${matches}
    where c.id = ${customer} and c.kind = 'external' and ${holds}
      and (e.live_chat_ids is null or ${liveChat} = any(e.live_chat_ids))
    group by e.id order by e.created_at, e.id`.execute(db)
  return rows
}

/** How many other customers each of these entries matches. */
export async function othersMatched(
  { db }: Reads,
  entryIds: readonly string[],
  customerId: string,
): Promise<Map<string, number>> {
  if (entryIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; others: number }>`
    select e.id, count(distinct c.id)::int as others from lock_entries e, customers c ${knownBy}
    where e.id = any(${[...entryIds]}::uuid[]) and c.kind = 'external' and c.id <> ${customerId}::uuid and ${matches}
      and (e.live_chat_ids is null or exists (select from threads t where t.customer_id = c.id and t.live_chat_id = any(e.live_chat_ids)))
    group by e.id`.execute(db)
  return new Map(rows.map(({ id, others }) => [id, others]))
}

/** A session has begun in spam by it. */
export function hitLock(work: Work, { id }: Lock, sessionId: string): void {
  work.send(sql`insert into lock_hits (session_id, entry_id) values (${sessionId}::uuid, ${id}::uuid)`.execute(work.db))
}
