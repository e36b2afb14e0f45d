import type { Notice } from '@parley/contract'
import { aboutSession } from '../activity/index.ts'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { demand, holderOf } from './access.ts'
import { changed } from './change-session.ts'
import { type Party, type To, targetOf } from './reassign-target.ts'
import type { Session } from './session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

export interface Reassignment {
  to: To
  /** The holder whom the asker saw. */
  from: string | null
  /** For the colleague; it becomes an internal note. */
  comment?: string
}

export interface Rules {
  /** Operators who are Offline are given nothing by hand [INF-10]. */
  onlineOnly: boolean
}

/** Nothing happens where somebody else has it by now [P9]. */
export function reassignSession(verbs: Verbs, asker: UserAsker, sessionId: string, wanted: Reassignment, rules: Rules) {
  return verbs.add({ asker, sessionId, to: wanted.to, decide: (looked) => decideReassignment(looked, wanted, rules) })
}

export function decideReassignment(looked: Looked, { to, from, comment = '' }: Reassignment, { onlineOnly }: Rules): Decision {
  const { session, viewer, liveChat } = looked
  demand('reassign', session, viewer)
  if (session.operator_id !== from) throw new Refusal('changed-meanwhile', { holder: holderOf(session) })
  const target = targetOf(looked, to, onlineOnly)
  const actor = { id: viewer.userId, name: viewer.name }
  const note = comment.trim()
  if (!target) return note ? changed(session, {}, { author: 'operator', ...actor }, [], note) : undefined
  const { party, change } = target
  const notice: Notice = { kind: 'reassigned', from: holding(session), to: party }
  const made = changed(session, change, { author: 'operator', ...actor }, [notice], note)
  const entry = aboutSession('session-reassigned', { actor, liveChat, session, to: party })
  // The new operator, or every member of the group [INF-09].
  const toOne = party.kind === 'operator'
  const topics = toOne ? [`user:${party.id}`] : [`queue:${liveChat.id}:${party.id}`]
  const telling = { entry, to: toOne ? { userId: party.id } : { groupId: party.id, supervisors: false } }
  const audit = handedOut(looked) && {
    action: 'session-reassigned' as const,
    seen: { before: { assignedTo: holding(session)?.name }, after: { assignedTo: party.name } },
  }
  return {
    ...made,
    ...(audit && { audit }),
    events: [...made.events, { topics, event: { name: 'activity.added', entry } }],
    telling,
  }
}

/** By a supervisor who does not have it themselves; what operators do with their own stands in the session alone. */
const handedOut = ({ session, viewer }: Looked) =>
  viewer.roles[session.live_chat_id]?.supervisor === true && session.operator_id !== viewer.userId

/** Who or what has it: an operator, the queue of a group, or (null) the common queue. */
export function holding({ operator_id, operator_name, group_id, group_name }: Session): Party | null {
  if (operator_id !== null) return { kind: 'operator', id: operator_id, name: operator_name ?? '' }
  return group_id === null ? null : { kind: 'group', id: group_id, name: group_name ?? '' }
}
