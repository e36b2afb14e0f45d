import { v7 } from 'uuid'
import { addActivity } from '../activity/index.ts'
import { operatorIdsOf, settingsOf, supervisorIdsOf } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { accessSession, refusalTo } from './access.ts'
import { changeSession } from './change-session.ts'
import type { Session } from './session.ts'

/** Final. The conversation stays: it is shown again above the customer's next one [SES-08…13, DM-06]. */
export async function closeSession(work: Work, asker: Asker, sessionId: string): Promise<Session> {
  const { session, viewer } = await accessSession(work, asker, sessionId)
  const refusal = refusalTo('close', session, viewer)
  if (refusal) throw refusal

  const by = { id: viewer.userId, name: viewer.name }
  const closed = { state: 'closed' as const, closed_at: new Date(), closed_by: viewer.userId, waiting_since: null }
  const after = changeSession(work, session, closed, { author: 'operator', ...by }, [{ kind: 'closed' }])

  const { live_chat_id: chat, id, name } = after
  const liveChat = { id: chat, name: (await settingsOf(work, chat)).name }
  const entry = {
    id: v7(),
    kind: 'session-closed' as const,
    actor: by,
    liveChat,
    session: { id, name },
    to: null,
    count: 1,
    at: closed.closed_at.toISOString(),
  }
  // All of them, the one who did it too [SES-10, ACT-04].
  const [supervisors, operators] = await Promise.all([supervisorIdsOf(work, chat), operatorIdsOf(work, chat, null)])
  const userIds = new Set([...supervisors, ...operators])
  addActivity(work, entry, { userIds: [...userIds], topics: [`supervisors:${chat}`, `operators:${chat}`] })
  return after
}
