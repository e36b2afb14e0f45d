import type { LockEntry, LockOnCustomer } from '@parley/contract'
import { listEntries, locksOn, othersMatched, type WantedEntries } from '../../customers/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Staff, viewerOf } from '../access.ts'
import type { Session } from '../session.ts'
import { entryFor, isEditable } from './lock-rights.ts'

type Reads = Pick<Work, 'db'>

/** For everybody who answers or supervises [BLK-11]. */
export async function listLocks(
  reads: Reads,
  asker: Asker,
  wanted: WantedEntries,
): Promise<{ items: LockEntry[]; next: string | null }> {
  const viewer = await viewerOf(reads, asker)
  const chats = Object.keys(viewer?.roles ?? {})
  if (!viewer || chats.length === 0) throw new Refusal('forbidden')
  const { items, next } = await listEntries(reads, wanted, chats)
  return { items: items.map((row) => entryFor(row, viewer)), next }
}

/** What locks a session's customer now, for the badge at their name [BLK-02]. */
export async function locksOnCustomer(reads: Reads, session: Session, viewer: Staff): Promise<LockOnCustomer[]> {
  const locks = await locksOn(reads, session.customer_id, session.live_chat_id)
  const others = await othersMatched(
    reads,
    locks.map(({ id }) => id),
    session.customer_id,
  )
  return locks.map((lock) => ({
    id: lock.id,
    name: lock.name,
    until: lock.until?.toISOString() ?? null,
    others: others.get(lock.id) ?? 0,
    editable: isEditable(lock, viewer),
  }))
}
