import { mutedBy } from './activity.ts'
import { applyToThread, type ThreadEvent } from './apply-to-thread.ts'
import type { CustomerChanged } from './customers.ts'
import type { Message } from './messages.ts'
import type { PersonChanged } from './operators.ts'
import { previewOf } from './preview.ts'
import type { SessionCard } from './sessions.ts'
import type { ChannelChanged } from './threads.ts'
import type { LiveEvent, Workspace } from './workspace.ts'

/** The one place that says how the workspace changes when something happens. The server's tests run it too. */
export function apply(workspace: Workspace, event: LiveEvent): Workspace {
  switch (event.name) {
    case 'session.changed':
      return hold(workspace, [event.session])
    case 'session.left': {
      const { [event.sessionId]: _left, ...sessions } = workspace.sessions
      const missing = workspace.missing?.filter((id) => id !== event.sessionId)
      return { ...workspace, sessions, ...(missing && { missing }) }
    }
    case 'message.sent':
      return withThread(withMessage(workspace, event.message), event)
    case 'session.read': {
      const { sessionId, userId, count, read } = event
      const reads = userId === workspace.me.id ? { ...workspace.reads, [sessionId]: count } : workspace.reads
      // They are told in their order, under the session's lock, and may go back.
      return withSession({ ...workspace, reads }, sessionId, (card) => ({ ...card, read }))
    }
    case 'session.seen':
      return withSession(workspace, event.sessionId, (card) => ({ ...card, seen: Math.max(card.seen, event.seen) }))
    case 'person.changed':
      return withPerson(workspace, event)
    case 'customer.changed':
      return withCustomer(workspace, event)
    case 'activity.added': {
      const { entry } = event
      if (entry.actor?.id === workspace.me.id || workspace.unreadActivity.includes(entry.id)) return workspace
      if (mutedBy(entry).some((id) => workspace.notices.muted.includes(id))) return workspace
      return { ...workspace, unreadActivity: [entry.id, ...workspace.unreadActivity].slice(0, 100) }
    }
    case 'activity.read':
      return {
        ...workspace,
        unreadActivity: event.entryId === null ? [] : workspace.unreadActivity.filter((id) => id !== event.entryId),
      }
    case 'activity.unread': {
      const others = workspace.unreadActivity.filter((id) => id !== event.entryId)
      // Ids of UUIDv7: the order of ids is the order of time.
      return { ...workspace, unreadActivity: [...others, event.entryId].sort().reverse().slice(0, 100) }
    }
    case 'notices.changed':
      return { ...workspace, notices: event.notices }
    case 'reminder.changed':
      return { ...workspace, reminders: withEntry(workspace.reminders, event.sessionId, event.reminder) }
    case 'draft.changed':
      return { ...workspace, drafts: withEntry(workspace.drafts, event.targetId, event.text) }
    case 'task.changed': {
      const { taskId, open } = event
      const { [taskId]: _, ...others } = workspace.tasks
      return { ...workspace, tasks: open?.assigneeId === workspace.me.id ? { ...others, [taskId]: open.dueAt } : others }
    }
    case 'labels.changed': {
      const { liveChatId, labels } = event
      return { ...workspace, liveChats: workspace.liveChats.map((chat) => (chat.id === liveChatId ? { ...chat, labels } : chat)) }
    }
    case 'settings.changed':
      return { ...workspace, settings: event.settings }
    case 'rights.changed':
      return workspace
    case 'thread.changed':
    case 'thread.closed':
    case 'thread.read':
    case 'thread.seen':
    case 'message.told':
    case 'message.retold':
      return withThread(workspace, event)
    default:
      // What a newer server may tell, and what concerns the connection alone.
      return workspace
  }
}

/** Cards that were read or heard: of two states of one session, the newer one stays. */
export function hold(workspace: Workspace, cards: readonly SessionCard[]): Workspace {
  const sessions = { ...workspace.sessions }
  for (const card of cards) {
    const held = sessions[card.id]
    if (!held || held.number <= card.number) sessions[card.id] = card
  }
  const missing = workspace.missing?.filter((id) => !(id in sessions))
  return { ...workspace, sessions, ...(missing && { missing }) }
}

function withEntry<T>(entries: Readonly<Record<string, T>>, id: string, entry: T | null): Record<string, T> {
  const { [id]: _, ...others } = entries
  return entry === null ? others : { ...others, [id]: entry }
}

function withSession(workspace: Workspace, id: string, change: (card: SessionCard) => SessionCard): Workspace {
  const card = workspace.sessions[id]
  return card ? { ...workspace, sessions: { ...workspace.sessions, [id]: change(card) } } : workspace
}

function withMessage(workspace: Workspace, message: Message): Workspace {
  const card = workspace.sessions[message.sessionId]
  if (!card) {
    const role = workspace.liveChats.length > 0
    const missing = workspace.missing ?? []
    if (!role || workspace.threads[message.threadId] || missing.includes(message.sessionId)) return workspace
    return { ...workspace, missing: [...missing, message.sessionId] }
  }
  return message.number <= card.number ? workspace : withSession(workspace, card.id, (held) => cardAfter(held, message))
}

/** How a session's card stands after a message: what the server keeps of it, said once for both sides. */
export function cardAfter(card: SessionCard, message: Message): SessionCard {
  if (message.author === 'system' || message.note) return { ...card, number: message.number }
  // Who waits still waits for a person, and staff look for the customer's own words.
  if (message.author === 'bot') return { ...card, number: message.number, sent: message.ordinal }
  const byCustomer = message.author === 'customer'
  return {
    ...card,
    number: message.number,
    lastActivityAt: message.sentAt,
    preview: previewOf(message),
    waitingSince: byCustomer ? (card.waitingSince ?? message.sentAt) : null,
    ...(byCustomer ? { received: message.ordinal } : { sent: message.ordinal }),
  }
}

function withPerson(workspace: Workspace, { person, away }: PersonChanged): Workspace {
  // Who has no status is told of none [STA-01].
  const online = workspace.me.online === null ? null : person.online
  const me = workspace.me.id === person.id ? { ...workspace.me, ...person, online, away } : workspace.me
  const sessions = Object.fromEntries(
    Object.entries(workspace.sessions).map(([id, card]) => [
      id,
      card.operator?.id === person.id ? { ...card, operator: person } : card,
    ]),
  )
  return { ...workspace, me, sessions }
}

function withCustomer(workspace: Workspace, { customerIds, customerName }: CustomerChanged): Workspace {
  const sessions = Object.fromEntries(
    Object.entries(workspace.sessions).map(([id, card]) => [
      id,
      customerIds.includes(card.customer.id) ? { ...card, customer: { ...card.customer, name: customerName } } : card,
    ]),
  )
  return { ...workspace, sessions }
}

function withThread(workspace: Workspace, event: Exclude<ThreadEvent, ChannelChanged>): Workspace {
  const id = event.name === 'thread.changed' ? event.thread.id : 'message' in event ? event.message.threadId : event.threadId
  const held = workspace.threads[id]
  const thread = applyToThread(held, event)
  return thread && thread !== held ? { ...workspace, threads: { ...workspace.threads, [id]: thread } } : workspace
}
