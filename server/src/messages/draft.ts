import type { Message } from '@parley/contract'

interface Written {
  /** Chosen by who writes: the same id again is the same message [P2]. */
  id: string
  /** Who writes: a user, or the customer. */
  from: string
  text: string
  /** The message that it answers to. */
  quote?: string | undefined
}

/** An operator's answer, or what a customer wrote into the session that is open; text only. */
export type Draft =
  | (Written & {
      author: 'operator'
      sessionId: string /** The last entry that they saw [B-03]. */
      seen?: number | undefined
    })
  | (Written & {
      author: 'customer'
      threadId: string /** A visitor's; null for an employee, whose threads are in any. */
      liveChatId: string | null
    })

/** What the live chat itself says. */
export interface Automatic extends Omit<Written, 'from'> {
  author: 'bot'
  sessionId: string
  from: null
}

/** Whether a message that is there already is what somebody wants to write once more. */
export function isSame(message: Message, draft: Draft, files: readonly string[] = []): boolean {
  return (
    message.author === draft.author &&
    message.authorId === draft.from &&
    (draft.author === 'operator' ? message.sessionId === draft.sessionId : message.threadId === draft.threadId) &&
    !message.note &&
    message.text === draft.text &&
    message.quote?.messageId === draft.quote &&
    message.files.length === files.length &&
    message.files.every(({ id }, i) => id === files[i])
  )
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}
