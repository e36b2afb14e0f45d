import type { SessionCard } from '@parley/contract'
import { sql } from 'kysely'
import { audited } from '../audit/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { keepReturn } from '../routing/index.ts'
import { demand, viewSession } from './access.ts'
import { type Change, changeSession } from './change-session.ts'
import { lockThread, openSessionOf } from './open-session.ts'
import { holding } from './reassign-session.ts'
import { toQueue } from './reassign-target.ts'
import { isOpen, type Session, toCard } from './session.ts'
import { lockSessions } from './sessions-query.ts'
import { threadTold } from './threads.ts'

/**
 * As it stood before it was marked, with the same operator, group, priority and place in the queue; what began in spam waits in the
 * common queue [SPM-07]. A thread has one open session [SES-02], so its thread is held first, as where one is opened.
 */
export function unmarkSpam(database: Database, asker: UserAsker, sessionId: string): Promise<SessionCard> {
  return transaction(database, async (work) => {
    const { thread_id } = (await viewSession(work, asker, sessionId)).session
    await lockThread(work, thread_id)
    await lockSessions(work, [sessionId])
    const { session, viewer } = await viewSession(work, asker, sessionId)
    if (session.thread_id !== thread_id) throw new Refusal('changed-meanwhile')
    if (isOpen(session)) return toCard(session)
    demand('spam', session, viewer)
    if (await openSessionOf(work, thread_id)) throw new Refusal('other-session-open')
    const change = await changeBack(work, session)
    const to = holding({ ...session, ...change })
    const by = { author: 'operator' as const, id: viewer.userId, name: viewer.name }
    const after = changeSession(work, session, { ...change, spam_before: null }, by, [{ kind: 'not-spam', to }])
    if (session.spam_before?.state === 'assigned' && after.state === 'queued') {
      const kept = { sessionId, liveChatId: after.live_chat_id, at: new Date() }
      keepReturn(work, kept, to && { kind: 'group', id: to.id, name: to.name })
    }
    await bringToTheEnd(work, after)
    const seen = { before: { state: session.state }, after: { state: after.state, assignedTo: after.operator_name } }
    const { name } = await settingsOf(work, session.live_chat_id)
    audited(work, asker, 'session-not-spam', { kind: 'session', id: sessionId, name }, seen)
    return toCard(after)
  })
}

async function changeBack(work: Work, session: Session): Promise<Change> {
  const { spam_before: before, operator_id, group_id, group_name } = session
  const { rows } = await sql<{ answers: boolean; queue: boolean }>`
    select exists (select from live_chat_operator_groups where live_chat_id = s.live_chat_id and group_id = s.group_id) as queue,
      exists (select from users u where u.id = s.operator_id and u.state = 'active' and (s.routed ->> 'assignee' = u.id::text
        or exists (select from live_chat_operator_groups o join memberships m on m.group_id = o.group_id and m.user_id = u.id
          where o.live_chat_id = s.live_chat_id))) as answers
    from sessions s where s.id = ${session.id}::uuid`.execute(work.db)
  const { answers, queue } = rows[0]!
  if (before?.state === 'bot') return { state: 'bot' }
  if (before?.state === 'assigned' && operator_id !== null && answers) return { state: 'assigned' }
  const group = queue && group_id !== null ? { id: group_id, name: group_name ?? '' } : null
  // Where it waited before, it goes on waiting since then.
  return before?.state === 'queued' ? { ...toQueue(group), queued_at: session.queued_at } : toQueue(group)
}

/** What the customer writes next belongs to it, and stands below all that they wrote [SES-03]. */
async function bringToTheEnd(work: Work, { id, thread_id, customer_id }: Session): Promise<void> {
  const { rows } = await sql<{ chapter: number }>`
    update sessions s set chapter = last.chapter + 1
    from (select max(chapter) as chapter from sessions where thread_id = ${thread_id}::uuid) last
    where s.id = ${id}::uuid and s.chapter < last.chapter returning s.chapter`.execute(work.db)
  if (rows.length === 0) return
  const thread = await threadTold(work, thread_id)
  if (thread) work.publish([`customer:${customer_id}`], { name: 'thread.changed', thread })
}
