import type { Notice } from '@parley/contract'
import { v7 } from 'uuid'
import { addActivity } from '../activity/index.ts'
import { operatorIdsOf, settingsOf } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessSession, holderOf, refusalTo, type Staff } from './access.ts'
import { type Change, changeSession } from './change-session.ts'
import { groupTarget, operatorTarget, type Party } from './reassign-target.ts'
import type { Session } from './session.ts'

export interface Reassignment {
  to: { operatorId: string } | { groupId: string }
  /** The holder whom the asker saw. */
  from: string | null
}

/** Nothing happens where somebody else has it by now [P9]. */
export async function reassignSession(work: Work, asker: Asker, sessionId: string, { to, from }: Reassignment): Promise<Session> {
  const { session, viewer } = await accessSession(work, asker, sessionId)
  const refusal = refusalTo('reassign', session, viewer)
  if (refusal) throw refusal
  if (session.operator_id !== from) throw new Refusal('changed-meanwhile', { holder: holderOf(session) })

  const target =
    'operatorId' in to ? await operatorTarget(work, session, to.operatorId) : await groupTarget(work, session, to.groupId)
  if (!target) return session
  const notice: Notice = { kind: 'reassigned', from: holding(session), to: target.party }
  const by = { author: 'operator' as const, id: viewer.userId, name: viewer.name }
  const after = changeSession(work, session, target.change, by, [notice])
  await tell(work, viewer, after, target.party)
  return after
}

/** Who or what has it: an operator, the queue of a group, or (null) the common queue. */
export function holding({ operator_id, operator_name, group_id, group_name }: Session): Party | null {
  if (operator_id !== null) return { kind: 'operator', id: operator_id, name: operator_name ?? '' }
  return group_id === null ? null : { kind: 'group', id: group_id, name: group_name ?? '' }
}

export interface Target {
  party: Party
  change: Change
}

/** The new operator, or every member of the group [INF-09]. */
async function tell(work: Work, viewer: Staff, { live_chat_id: chat, id, name }: Session, to: Party): Promise<void> {
  const liveChat = { id: chat, name: (await settingsOf(work, chat)).name }
  const userIds = to.kind === 'operator' ? [to.id] : await operatorIdsOf(work, chat, to.id)
  const entry = {
    id: v7(),
    kind: 'session-reassigned' as const,
    actor: { id: viewer.userId, name: viewer.name },
    liveChat,
    session: { id, name },
    to,
    count: 1,
    at: new Date().toISOString(),
  }
  const topics = to.kind === 'operator' ? [`user:${to.id}`] : [`queue:${chat}:${to.id}`]
  addActivity(work, entry, { userIds, topics })
}
