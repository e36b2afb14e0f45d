import { aboutSession } from '../activity/index.ts'
import type { UserAsker } from '../people/index.ts'
import { demand } from './access.ts'
import { changed } from './change-session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

/** Final. The conversation stays: it is shown again above the customer's next one [SES-08…13, DM-06]. */
export function closeSession(verbs: Verbs, asker: UserAsker, sessionId: string) {
  return verbs.add({ asker, sessionId, decide: decideClosing })
}

export function decideClosing({ session, viewer, liveChat }: Looked): Decision {
  demand('close', session, viewer)
  const by = { id: viewer.userId, name: viewer.name }
  const closed = { state: 'closed' as const, closed_at: new Date(), closed_by: viewer.userId, waiting_since: null }
  const made = changed(session, closed, { author: 'operator', ...by }, [{ kind: 'closed' }])
  const entry = aboutSession('session-closed', { actor: by, liveChat, session, at: closed.closed_at.toISOString() })
  const topics = [`supervisors:${liveChat.id}`, `operators:${liveChat.id}`]
  // All of them, the one who did it too [SES-10, ACT-04].
  const telling = { entry, to: { groupId: null, supervisors: true } }
  return { ...made, events: [...made.events, { topics, event: { name: 'activity.added', entry } }], telling }
}
