import { isQueueOf, rightsOn } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { holderOf, looked, type Staff } from './access.ts'
import { changed } from './change-session.ts'
import { isOpen, type Session } from './session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

/**
 * Start Work. Of several operators who reach for a queued session at once one has it, and its row says who; the others are told
 * [RTE-06], since they could see it a moment ago.
 */
export function takeSession(verbs: Verbs, asker: UserAsker, sessionId: string) {
  return verbs.add({ asker, sessionId, decide })
}

function decide({ session, viewer }: Looked): Decision {
  // An answer that was lost, or a second click.
  if (session.state === 'assigned' && session.operator_id === viewer.userId) return undefined
  const refusal = refusalToTake(session, viewer)
  if (refusal) throw refusal
  const { userId, name, avatarFileId, online } = viewer
  const taken = {
    state: 'assigned' as const,
    operator_id: userId,
    operator_name: name,
    operator_avatar: avatarFileId,
    operator_online: online,
    assigned_at: new Date(),
  }
  return changed(session, taken, { author: 'operator', id: userId, name }, [{ kind: 'taken' }])
}

function refusalToTake(session: Session, viewer: Staff): Refusal | undefined {
  const { view, take } = rightsOn(looked(session), viewer)
  if (take) return undefined
  const waited = isQueueOf(looked(session), viewer.roles[session.live_chat_id])
  if (!view && !(waited && session.state === 'assigned')) return new Refusal('not-found')
  if (session.state === 'spam') return new Refusal('session-spam')
  if (!isOpen(session)) return new Refusal('session-closed')
  if (session.state !== 'queued') return new Refusal('session-taken', { holder: holderOf(session) })
  return new Refusal(waited ? 'operator-offline' : 'forbidden')
}
