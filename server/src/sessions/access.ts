import { type RefusalCode, rightsOn, type SessionRights, type Viewer } from '@parley/contract'
import { sql } from 'kysely'
import { rolesOf, settingsOf } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { operatorOf, type Session } from './session.ts'
import { sessionById } from './sessions-query.ts'

type Reads = Pick<Work, 'db'>

/** Somebody of our people with their status and their roles, as they are now. */
export interface Staff extends Viewer {
  name: string
  avatarFileId: string | null
}

/** Undefined for visitors, and for who is not (or no longer) one of our people. */
export async function viewerOf(reads: Reads, asker: Asker): Promise<Staff | undefined> {
  if (asker.kind !== 'user') return undefined
  const [user, roles] = await Promise.all([
    reads.db
      .selectFrom('users')
      .select(['name', 'online', 'avatar_file_id', supervisorsNeedOnline.as('need_online'), operatorsMayLock.as('may_lock')])
      .where('id', '=', asker.id)
      .where('state', '=', 'active')
      .executeTakeFirst(),
    rolesOf(reads, asker.id),
  ])
  return user && { userId: asker.id, name: user.name, roles, ...statusOf(user) }
}

/** Looked up with the user, so that it holds for the very next request [STA-09]. */
export const supervisorsNeedOnline = sql<boolean>`coalesce((select value = 'true' from settings where name = 'supervisorsNeedOnline'), false)`

/** The same for who may lock accounts [BLK-13]. */
export const operatorsMayLock = sql<boolean>`coalesce((select value = 'true' from settings where name = 'operatorsMayLock'), true)`

function statusOf(user: { online: boolean; avatar_file_id: string | null; need_online: boolean; may_lock: boolean }) {
  const { online, avatar_file_id, need_online, may_lock } = user
  return { online, avatarFileId: avatar_file_id, supervisorsNeedOnline: need_online, operatorsMayLock: may_lock }
}

/** To read. What exists but is none of the asker's business is not found, so that its existence is not told either [ACC-07]. */
export async function viewSession(reads: Reads, asker: Asker, id: string) {
  const [viewer, session] = await Promise.all([viewerOf(reads, asker), sessionById(reads, id)])
  if (!viewer || !session || !rights(session, viewer).view) throw new Refusal('not-found')
  return { session: { ...session, connected: await isConnected(reads, session) }, viewer }
}

/** False while the website's channel is switched off; what employees write has a channel that always is there [CMP-09]. */
async function isConnected(reads: Reads, { channel_kind, live_chat_id }: Session): Promise<boolean> {
  return channel_kind === 'internal' || (await settingsOf(reads, live_chat_id)).website.enabled
}

export function mayView(session: Session, viewer: Viewer): boolean {
  return rights(session, viewer).view
}

export function rights(session: Session, viewer: Viewer): SessionRights {
  return rightsOn(looked(session), viewer)
}

/** What the contract's rules look at. */
export function looked(session: Session) {
  const { live_chat_id, state, group_id, group_name, connected } = session
  return {
    liveChatId: live_chat_id,
    state,
    operator: operatorOf(session),
    group: group_id === null ? null : { id: group_id, name: group_name ?? '' },
    connected,
  }
}

type Managed = 'edit' | 'reassign' | 'close' | 'bind' | 'startProcess' | 'spam' | 'lock'

/** For verbs: whose session it is none of the viewer's business is not found, and why else they may not [ACC-07]. */
export function demand(right: Managed, session: Session, viewer: Viewer): void {
  if (!rights(session, viewer).view) throw new Refusal('not-found')
  const refusal = refusalTo(right, session, viewer)
  if (refusal) throw refusal
}

/** Why not, of a session that the viewer may see; undefined where the right is theirs. */
export function refusalTo(right: 'answer' | 'note' | Managed, session: Session, viewer: Viewer): Refusal | undefined {
  if (rights(session, viewer)[right]) return undefined
  if (session.state === 'closed' && right !== 'lock') return new Refusal('session-closed')
  if (session.state === 'spam' && right !== 'spam' && right !== 'lock') return new Refusal('session-spam')
  if (right === 'note') return new Refusal('operator-offline')
  if (right === 'answer' && rights({ ...session, connected: true }, viewer).answer) return new Refusal('channel-disconnected')
  const manages = right !== 'answer' && viewer.roles[session.live_chat_id]?.supervisor
  if (session.state === 'queued' && !manages) return new Refusal('session-queued')
  if (session.operator_id !== viewer.userId && !manages) return new Refusal('not-assignee', { holder: holderOf(session) })
  if (right === 'lock' && viewer.online && viewer.operatorsMayLock === false) return new Refusal('forbidden')
  return new Refusal('operator-offline' satisfies RefusalCode)
}

export function holderOf({ operator_id, operator_name }: Session): { id: string; name: string } | null {
  return operator_id === null ? null : { id: operator_id, name: operator_name ?? '' }
}
