import { type Static, Type } from 'typebox'
import { body, Id, MessageText, Nothing, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { SessionCard } from './sessions.ts'

/** What somebody asked to be reminded of, in a session [REM-01]. */
export const Reminder = Type.Object({
  sessionId: Id,
  at: Time,
  /** The customer's next message makes it needless. */
  untilReply: Type.Boolean(),
  /** How many messages the customer had written when it was set. */
  received: Type.Integer(),
  /** It was said, and stands above the other sessions until it is taken away. */
  due: Type.Boolean(),
})
export type Reminder = Static<typeof Reminder>

/** Whether the customer's reply has made it needless. */
export function isNeedless({ untilReply, received, due }: Reminder, card: Pick<SessionCard, 'received'>): boolean {
  return untilReply && !due && card.received > received
}

export const setReminder = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/reminder',
  who: 'user',
  summary: 'Remind me of this session at a time, instead of any reminder before [REM-01].',
  body: body({ at: Time, untilReply: Type.Boolean() }),
  reply: Reminder,
  refuses: ['not-found', 'time-passed', 'time-too-far'],
})
export const removeReminder = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/reminder',
  who: 'user',
  summary: 'I need no reminder of it any more.',
  reply: Nothing,
  refuses: [],
})

/** What somebody has begun to write and not sent; for all of their browsers and for nobody else [ui S7]. */
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/me/drafts/:targetId',
  who: 'user',
  summary: 'Keep what I have begun to write in a session or a chat of mine; blank: nothing any more.',
  body: body({ text: MessageText }),
  reply: Nothing,
  refuses: ['not-found'],
})

/** `reminder` null: there is none any more. */
export type ReminderChanged = { name: 'reminder.changed'; sessionId: string; reminder: Reminder | null }
/** `text` null: nothing any more. */
export type DraftChanged = { name: 'draft.changed'; targetId: string; text: string | null }
