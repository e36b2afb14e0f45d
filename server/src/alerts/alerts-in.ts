import { type ActivityAdded, type ActivityEntry, type LiveEvent, type Message, noticeOf } from '@parley/contract'
import { sql } from 'kysely'
import { operatorIdsOf, settingsOf, supervisorIdsOf } from '../live-chats/index.ts'
import type { Work } from '../platform/database.ts'
import { type Session, sessionsById } from '../sessions/index.ts'
import type { Alert } from './alert.ts'
import { texts } from './texts.ts'

interface Heard {
  topics: readonly string[]
  event: LiveEvent
}

/** Older than this (ms) it is nobody's news any more. */
const news = 600_000

/** Who is to be told of what; of several about one thing the last. Notes and what staff wrote are told to nobody here. */
export async function alertsIn(work: Work, heard: readonly Heard[]): Promise<Alert[]> {
  const sent = heard.flatMap(({ event }) =>
    event.name === 'message.sent' && isNews(event.message.sentAt) ? [event.message] : [],
  )
  const sessions = await sessionsById(work, [...new Set(sent.map(({ sessionId }) => sessionId))])
  const byId = new Map(sessions.map((session) => [session.id, session]))
  const alerts: Alert[] = []
  for (const message of sent) {
    const session = byId.get(message.sessionId)
    if (session) alerts.push(...(await ofMessage(work, message, session)))
  }
  for (const { topics, event } of heard) {
    if (event.name === 'activity.added' && isNews(event.entry.at)) alerts.push(...(await ofActivity(work, event)))
    if (event.name === 'message.told' && isNews(event.message.sentAt))
      alerts.push(...(await ofAnswer(work, topics, event.message)))
  }
  return [...new Map(alerts.map((alert) => [`${alert.userId} ${alert.event} ${alert.tag}`, alert])).values()]
}

const isNews = (at: string) => Date.now() - Date.parse(at) < news

/** As the session stands now: what somebody else has taken meanwhile waits for nobody. */
async function ofMessage(work: Work, message: Message, session: Session): Promise<Alert[]> {
  const { id, name, operator_id, state } = session
  const about = { path: `/live-chats/s/${id}`, tag: id }
  const holder = state === 'assigned' ? operator_id : null
  if (message.author === 'customer' && holder !== null)
    return [{ ...about, event: 'message', userId: holder, title: message.authorName || name, body: lineOf(message) }]
  const kind = message.notice?.kind
  if (kind !== 'opened' && kind !== 'reassigned' && kind !== 'returned') return []
  const { name: chat } = await settingsOf(work, session.live_chat_id)
  if (holder !== null && kind !== 'returned')
    return holder === message.authorId
      ? []
      : [{ ...about, event: 'assigned', userId: holder, title: texts.given(chat), body: name }]
  if (state !== 'queued') return []
  // Online or not: a browser that is closed is Offline after two minutes, and is who must be reached [C-10, B-14].
  const ids = await operatorIdsOf(work, session.live_chat_id, session.group_id)
  return ids
    .filter((userId) => userId !== message.authorId)
    .map((userId) => ({ ...about, event: 'queue', userId, title: texts.queued(chat), body: name }))
}

async function ofActivity(work: Work, { entry }: ActivityAdded): Promise<Alert[]> {
  const event = noticeOf(entry.kind)
  if (!event) return []
  const told = await work.db
    .selectFrom('activity_recipients')
    .select('user_id')
    .where('entry_id', '=', entry.id)
    .where('read', '=', false)
    .execute()
  const { session, item, liveChat, actor, task, instance } = entry
  const title = {
    waiting:
      entry.kind === 'session-unanswered'
        ? texts.unanswered(entry.to?.name, liveChat?.name ?? '')
        : texts.waiting(liveChat?.name ?? ''),
    reminder: entry.kind === 'reminder' ? texts.reminder : texts.notSent,
    mention: texts.mentioned(actor?.name),
    closed: texts.closed(actor?.name),
    items: texts.changed(actor?.name),
    tasks: taskTitle(entry.kind),
  }[event as 'waiting' | 'reminder' | 'mention' | 'closed' | 'items' | 'tasks']
  const path = pathOf(entry)
  const about = {
    event,
    title,
    body: entry.text ?? task?.name ?? instance?.name ?? item?.name ?? session?.name ?? '',
    path,
    tag: `${event} ${item?.id ?? task?.id ?? session?.id ?? entry.id}`,
  }
  const mayOpen = await openedBy(work, entry)
  return told.map(({ user_id }) => ({ ...about, userId: user_id, path: mayOpen(user_id) ? path : '/activity' }))
}

const taskTitle = (kind: ActivityEntry['kind']) =>
  kind === 'task-assigned' ? texts.task : kind === 'process-failed' ? texts.processFailed : texts.processSays

function pathOf({ item, task, instance, session }: ActivityEntry): string {
  if (item) return `/apps/${item.appId}/items/${item.id}`
  if (task) return `/tasks/${task.id}`
  if (instance) return `/processes/instances/${instance.id}`
  return session ? `/live-chats/s/${session.id}` : '/activity'
}

/** Colleagues are told of a session that is not theirs to open. */
async function openedBy(work: Work, { kind, to, liveChat }: ActivityEntry): Promise<(userId: string) => boolean> {
  if (kind !== 'session-unanswered' || !liveChat) return () => true
  const supervisors = await supervisorIdsOf(work, liveChat.id)
  return (userId) => userId === to?.id || supervisors.includes(userId)
}

/** Employees who write to a live chat themselves [CUS-08]. */
async function ofAnswer({ db }: Work, topics: readonly string[], message: Message): Promise<Alert[]> {
  const ids = topics.flatMap((topic) => (topic.startsWith('customer:') ? [topic.slice('customer:'.length)] : []))
  const { rows } = await sql<{ id: string }>`select id from users where id = any (${ids}::uuid[]) and state = 'active'`.execute(
    db,
  )
  const about = { path: `/messages/lc/${message.threadId}`, tag: message.threadId }
  return rows.map(({ id }) => ({ ...about, event: 'answer', userId: id, title: message.authorName, body: lineOf(message) }))
}

function lineOf({ text, files }: Message): string {
  return [...(text || (files[0]?.name ?? '')).replace(/\s+/g, ' ').slice(0, 400)].slice(0, 140).join('')
}
