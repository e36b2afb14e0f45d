import type { MessageRetold } from './message-changes.ts'
import type { Message, MessageSent, MessageTold } from './messages.ts'
import { afterChange } from './preview.ts'
import type { Thread, ThreadChanged, ThreadClosed, ThreadRead, ThreadSeen } from './threads.ts'

export type ThreadEvent = MessageRetold | MessageSent | MessageTold | ThreadChanged | ThreadClosed | ThreadRead | ThreadSeen

/** Whether `a` comes after `b` in their thread. */
export function isAfter(
  a: Pick<Message, 'chapter' | 'number'>,
  b: Pick<Message, 'chapter' | 'number'> | null | undefined,
): boolean {
  return !b || a.chapter > b.chapter || (a.chapter === b.chapter && a.number > b.number)
}

/** How a customer's thread changes when something happens. The widget runs it too. */
export function applyToThread(thread: Thread | undefined, event: ThreadEvent): Thread | undefined {
  if (event.name === 'thread.changed') return event.thread
  if (!thread) return undefined
  switch (event.name) {
    case 'message.sent':
    case 'message.told': {
      const { message } = event
      if (message.author === 'system' || !isAfter(message, thread.last)) return thread
      if (event.name === 'message.sent' && message.author !== 'customer') return thread
      const begins = message.sessionId !== thread.openSessionId
      return {
        ...thread,
        last: message,
        openSessionId: message.sessionId,
        read: begins ? 0 : thread.read,
        unread: event.name === 'message.told' ? thread.unread + 1 : thread.unread,
      }
    }
    case 'message.retold': {
      const last = thread.last && afterChange(thread.last, event.message)
      return last === thread.last ? thread : { ...thread, last }
    }
    case 'thread.closed':
      return thread.openSessionId === event.sessionId ? { ...thread, openSessionId: null } : thread
    case 'thread.read':
      return thread.openSessionId === event.sessionId ? { ...thread, read: Math.max(thread.read, event.read) } : thread
    case 'thread.seen':
      return event.seen > thread.seen
        ? { ...thread, seen: event.seen, unread: Math.max(0, thread.unread - (event.seen - thread.seen)) }
        : thread
    default:
      return thread
  }
}
