import { mayLockIn } from '@parley/contract'
import { type EntryRow, type MayKnow, toEntry } from '../../customers/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { demand, type Staff, viewerOf, viewSession } from '../access.ts'
import type { Session } from '../session.ts'

type Reads = Pick<Work, 'db'>

/** What is to be locked: where, and from which session. */
interface Scope {
  liveChatIds: readonly string[] | null
  sessionId?: string | undefined
}

/** Who may lock there, with the session from which they do [BLK-13]. @throws {Refusal} */
export async function demandLock(reads: Reads, asker: Asker, { liveChatIds, sessionId }: Scope) {
  const viewer = await viewerOf(reads, asker)
  if (!viewer) throw new Refusal('forbidden')
  const session = sessionId === undefined ? undefined : (await viewSession(reads, asker, sessionId)).session
  if (session) {
    demand('lock', session, viewer)
    if (session.customer_user_id !== null) throw new Refusal('customer-not-lockable')
  }
  demandIn(viewer, liveChatIds, session)
  return { viewer, session }
}

/** In each live chat that is named, or in any where all are meant. */
export function demandIn(viewer: Staff, liveChatIds: readonly string[] | null, session?: Session): void {
  const chats = liveChatIds ?? Object.keys(viewer.roles)
  if (liveChatIds?.some((id) => !viewer.roles[id] && id !== session?.live_chat_id)) throw new Refusal('not-found')
  const may = (id: string) => mayLockIn(id, viewer) || id === session?.live_chat_id
  if (liveChatIds ? chats.every(may) : session || chats.some(may)) return
  const works = Object.keys(viewer.roles).length > 0
  throw new Refusal(works && !viewer.online && viewer.operatorsMayLock !== false ? 'operator-offline' : 'forbidden')
}

/** Whether entries of these live chats are theirs to change, once they are Online. */
export function isEditable({ live_chat_ids }: Pick<EntryRow, 'live_chat_ids'>, viewer: Staff): boolean {
  const online = { ...viewer, online: true }
  const chats = live_chat_ids ?? Object.keys(viewer.roles)
  const may = (id: string) => mayLockIn(id, online)
  return live_chat_ids ? chats.every(may) : chats.some(may)
}

/** Whose business it is at all: of all live chats, or of one of theirs. */
export function concerns({ live_chat_ids }: Pick<EntryRow, 'live_chat_ids'>, { roles }: Staff): boolean {
  if (live_chat_ids === null) return Object.keys(roles).length > 0
  return live_chat_ids.some((id) => roles[id])
}

export function entryFor(row: EntryRow, viewer: Staff) {
  return toEntry(row, { chats: new Set(Object.keys(viewer.roles)), editable: isEditable(row, viewer) })
}

/** Whose customers they may know by name. */
export function mayKnow({ userId, roles }: Staff): MayKnow {
  const theirs = Object.entries(roles).flatMap(([id, role]) => (role ? [{ id, ...role }] : []))
  const operated = theirs.filter(({ groupIds }) => groupIds.length > 0)
  return {
    userId,
    supervised: theirs.filter(({ supervisor }) => supervisor).map(({ id }) => id),
    operated: operated.map(({ id }) => id),
    groups: operated.flatMap(({ groupIds }) => groupIds),
  }
}
