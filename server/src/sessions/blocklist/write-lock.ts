import type { LockEntry, NewLockEntry } from '@parley/contract'
import { audited } from '../../audit/index.ts'
import {
  createEntry,
  type EntryRow,
  isEmptyValue,
  previewRule,
  readEntry,
  removeEntry,
  rewriteEntry,
} from '../../customers/index.ts'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction, type Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Staff, viewerOf } from '../access.ts'
import { concerns, demandIn, demandLock, entryFor, mayKnow } from './lock-rights.ts'

/** Open sessions stay as they are; the next new one of whoever it matches begins in spam [BLK-04, BLK-05]. */
export function createLock(database: Database, asker: UserAsker, entry: NewLockEntry): Promise<LockEntry> {
  return transaction(database, async (work) => {
    const { viewer } = await demandLock(work, asker, entry)
    await check(work, entry, viewer)
    const row = await createEntry(work, entry, asker.id)
    await tell(work, row)
    const shown = entryFor(row, viewer)
    audited(work, asker, 'lock-added', { kind: 'lock', id: row.id, name: row.name }, { after: shown })
    return shown
  })
}

export function editLock(database: Database, asker: UserAsker, id: string, entry: NewLockEntry): Promise<LockEntry> {
  return transaction(database, async (work) => {
    const { viewer, row } = await holdEntry(work, asker, id)
    await demandLock(work, asker, entry)
    await check(work, entry, viewer)
    const after = await rewriteEntry(work, id, entry)
    await tell(work, row, after)
    const [was, is] = [entryFor(row, viewer), entryFor(after, viewer)]
    audited(work, asker, 'lock-edited', { kind: 'lock', id, name: after.name }, { before: was, after: is })
    return is
  })
}

/** From now on new sessions come normally; those that began in spam stay there until somebody takes them out [BLK-12]. */
export function deleteLock(database: Database, asker: UserAsker, id: string): Promise<null> {
  return transaction(database, async (work) => {
    const { row, viewer } = await holdEntry(work, asker, id)
    await removeEntry(work, id)
    await tell(work, row)
    audited(work, asker, 'lock-removed', { kind: 'lock', id, name: row.name }, { before: entryFor(row, viewer) })
    return null
  })
}

async function holdEntry(work: Work, asker: UserAsker, id: string): Promise<{ viewer: Staff; row: EntryRow }> {
  const viewer = await viewerOf(work, asker)
  const row = await readEntry(work, id)
  if (!viewer || !row || !concerns(row, viewer)) throw new Refusal('not-found')
  if (row.live_chat_ids?.some((chat) => !viewer.roles[chat])) throw new Refusal('forbidden')
  demandIn(viewer, row.live_chat_ids)
  return { viewer, row }
}

async function check(work: Work, entry: NewLockEntry, viewer: Staff): Promise<void> {
  if (isEmptyValue(entry)) throw new Refusal('lock-value-empty', { field: '/value' })
  if (entry.list === 'allow') return
  const { wide } = await previewRule(work, entry, entry.liveChatIds, mayKnow(viewer))
  if (wide && entry.confirmation?.trim() !== entry.name.trim()) throw new Refusal('lock-too-wide', { field: '/confirmation' })
}

/** To all who work where it holds or held. */
async function tell(work: Work, ...rows: EntryRow[]): Promise<void> {
  const everywhere = rows.some(({ live_chat_ids }) => live_chat_ids === null)
  const chats = everywhere
    ? (await work.db.selectFrom('live_chats').select('id').where('deleted_at', 'is', null).execute()).map(({ id }) => id)
    : [...new Set(rows.flatMap(({ live_chat_ids }) => live_chat_ids ?? []))]
  work.publish(
    chats.map((id) => `colleagues:${id}`),
    { name: 'locks.changed' },
  )
}
