import type { SessionCard } from '@parley/contract'
import { sql } from 'kysely'
import { customerOfUser } from '../customers/index.ts'
import { mayWriteTo, settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holderOf, mayView, type Staff, viewerOf } from './access.ts'
import { insertSession } from './change-session.ts'
import { begin, lockThread, openSessionOf, threadById } from './open-session.ts'
import { makeThread } from './open-thread.ts'
import { type Session, toCard } from './session.ts'
import { sessionById } from './sessions-query.ts'
import { accessThread, isWritable } from './threads.ts'

/**
 * An operator begins a session with somebody, in the thread that they have: assigned at once, nothing is routed [SES-14]. With
 * employees whom the setting Internal names, and with customers who have written here before [SES-15].
 * @throws {Refusal} `not-found`, `operator-offline`, `session-open`, `writing-not-allowed`, `channel-disconnected`
 */
export async function beginSession(
  database: Database,
  who: UserAsker,
  liveChatId: string,
  id: string,
  customerId: string,
): Promise<SessionCard> {
  return transaction(database, async (work) => {
    const viewer = await viewerOf(work, who)
    if (!viewer?.roles[liveChatId]?.groupIds.length) throw new Refusal('not-found')
    if (!viewer.online) throw new Refusal('operator-offline')
    const threadId = (await theirThread(work, liveChatId, customerId)) ?? (await employeesThread(work, liveChatId, customerId))
    await lockThread(work, threadId)
    // Asked for once more: it is there.
    const before = await sessionById(work, id)
    if (before) return toCard(sameAs(before, viewer, threadId))
    const open = await openSessionOf(work, threadId)
    if (open) {
      const openSession = mayView(open, viewer) ? { id: open.id, name: open.name } : null
      throw new Refusal('session-open', { openSession, holder: holderOf(open) })
    }
    return toCard(await insertBegun(work, viewer, id, threadId))
  })
}

/** Customers from outside are reached where they wrote first. */
async function theirThread({ db }: Work, liveChatId: string, customerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select t.id from threads t join customers c on c.id = t.customer_id and c.kind = 'external'
    where t.live_chat_id = ${liveChatId}::uuid and t.customer_id = ${customerId}::uuid
      and exists (select from sessions s where s.thread_id = t.id)
    order by t.created_at desc limit 1`.execute(db)
  return rows[0]?.id
}

/** Made where they have none yet; they hear of it, so that the first word has a place. */
async function employeesThread(work: Work, liveChatId: string, userId: string): Promise<string> {
  if (!(await mayWriteTo(work, userId, liveChatId))) throw new Refusal('not-found')
  const customerId = await customerOfUser(work, userId)
  const id = await makeThread(work, { liveChatId, channelKind: 'internal', customerId })
  const thread = await accessThread(work, { kind: 'user', id: userId, administrator: false }, id)
  if (thread.last === null) work.publish([`customer:${userId}`], { name: 'thread.changed', thread })
  return id
}

function sameAs(session: Session, { userId }: Staff, threadId: string): Session {
  if (session.thread_id !== threadId || session.operator_id !== userId) throw new Refusal('not-found')
  return session
}

async function insertBegun(work: Work, viewer: Staff, id: string, threadId: string): Promise<Session> {
  const thread = (await threadById(work, threadId))!
  const { live_chat_id, channel_kind, customer_id } = thread
  if (!(await isWritable(work, live_chat_id, channel_kind, customer_id)))
    throw new Refusal(channel_kind === 'internal' ? 'writing-not-allowed' : 'channel-disconnected')
  const begun = await begin(work, thread, await settingsOf(work, live_chat_id))
  const session: Session = {
    ...begun,
    id,
    state: 'assigned',
    operator_id: viewer.userId,
    operator_name: viewer.name,
    operator_avatar: viewer.avatarFileId,
    operator_online: viewer.online,
    assigned_at: begun.created_at,
  }
  insertSession(work, session, { author: 'operator', id: viewer.userId, name: viewer.name }, { kind: 'started' })
  return session
}
