import type { MessageRetold } from './message-changes.ts'
import type { Message, MessageSent, MessageTold } from './messages.ts'
import type { ChannelChanged, Thread, ThreadChanged, ThreadClosed, ThreadRead, ThreadSeen } from './threads.ts'

export type ThreadEvent =
  | ChannelChanged
  | MessageRetold
  | MessageSent
  | MessageTold
  | ThreadChanged
  | ThreadClosed
  | ThreadRead
  | ThreadSeen

/** Whether `a` comes after `b` in their thread. */
export function isAfter(
  a: Pick<Message, 'chapter' | 'number'>,
  b: Pick<Message, 'chapter' | 'number'> | null | undefined,
): boolean {
  return !b || a.chapter > b.chapter || (a.chapter === b.chapter && a.number > b.number)
}

/** A message that is held, after one was changed: it may be that one, or quote it. What is not newer changes nothing [CNV-13]. */
export function afterChange(held: Message, { message, quote }: Pick<MessageRetold, 'message' | 'quote'>): Message {
  const isIt = held.id === message.id
  if (!isIt && held.quote?.messageId !== message.id) return held
  const { changed = 0 } = isIt ? held : held.quote!
  return changed >= message.changed! ? held : isIt ? message : { ...held, quote }
}

/** How a customer's thread changes when something happens. The widget runs it too. */
export function applyToThread(thread: Thread | undefined, event: ThreadEvent): Thread | undefined {
  if (event.name === 'thread.changed') return event.thread
  if (!thread) return undefined
  switch (event.name) {
    case 'message.sent':
    case 'message.told': {
      const { message } = event
      const told = event.name === 'message.told'
      // What staff are told of what staff wrote is none of a customer's business.
      if ((message.author !== 'customer' && !told) || !isAfter(message, thread.last)) return thread
      const begins = message.sessionId !== thread.openSessionId
      return {
        ...thread,
        last: message,
        openSessionId: message.sessionId,
        read: begins ? 0 : thread.read,
        unread: thread.unread + Number(told),
      }
    }
    case 'message.retold':
      return { ...thread, last: thread.last && afterChange(thread.last, event) }
    case 'channel.changed':
      // Visitors have one thread in a live chat, and hear of its website's channel alone.
      return { ...thread, writable: event.connected }
    case 'thread.closed':
      return thread.openSessionId === event.sessionId ? { ...thread, openSessionId: null } : thread
    case 'thread.read':
      return thread.openSessionId === event.sessionId ? { ...thread, read: Math.max(thread.read, event.read) } : thread
    case 'thread.seen': {
      const seen = Math.max(thread.seen, event.seen)
      return { ...thread, seen, unread: Math.max(0, thread.unread - seen + thread.seen) }
    }
    default:
      return thread
  }
}
