import { isQueueOf, rightsOn } from '@parley/contract'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holderOf, looked, type Staff, viewerOf } from './access.ts'
import { changeSession } from './change-session.ts'
import { isOpen, type Session } from './session.ts'
import { lockSessions, sessionById } from './sessions-query.ts'

/**
 * Start Work. Of several operators who reach for a queued session at once one has it, and the lock says who; the others are told
 * [RTE-06], since they could see it a moment ago.
 */
export async function takeSession(work: Work, asker: Asker, sessionId: string): Promise<Session> {
  work.send(lockSessions(work, [sessionId]))
  const [viewer, session] = await Promise.all([viewerOf(work, asker), sessionById(work, sessionId)])
  if (!viewer || !session) throw new Refusal('not-found')
  const refusal = refusalToTake(session, viewer)
  if (refusal) throw refusal
  return assign(work, session, viewer)
}

function refusalToTake(session: Session, viewer: Staff): Refusal | undefined {
  const { view, take } = rightsOn(looked(session), viewer)
  if (take) return undefined
  const waited = isQueueOf(looked(session), viewer.roles[session.live_chat_id])
  if (!view && !(waited && session.state === 'assigned')) return new Refusal('not-found')
  if (!isOpen(session)) return new Refusal('session-closed')
  if (session.state !== 'queued') return new Refusal('session-taken', { holder: holderOf(session) })
  return new Refusal(waited ? 'operator-offline' : 'forbidden')
}

function assign(work: Work, session: Session, { userId, name, avatarFileId, online }: Staff): Session {
  const taken = {
    state: 'assigned' as const,
    operator_id: userId,
    operator_name: name,
    operator_avatar: avatarFileId,
    operator_online: online,
    assigned_at: new Date(),
  }
  return changeSession(work, session, taken, { author: 'operator', id: userId, name }, [{ kind: 'taken' }])
}
