import { type Static, Type } from 'typebox'
import { body, Id, MessageText, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'
import { FileIds, Message, Quote } from './messages.ts'

/** A message that is to be sent at a time, if its author may still answer then [REM-01]. Its id is the message's. */
export const ScheduledMessage = Type.Object({
  id: Id,
  sessionId: Id,
  author: Named,
  text: Type.String(),
  /** In the order of the message; until it is sent they are its author's alone to read. */
  files: Type.Array(File),
  /** As it is now; whether it can still be quoted is looked at when it is sent. */
  quote: Type.Optional(Quote),
  at: Time,
  /** Why it was not sent: a refusal's code. It is kept for its author to send or to throw away. */
  refused: orNull(Type.String()),
})
export type ScheduledMessage = Static<typeof ScheduledMessage>

/** Said again it is all of it: what is left out is taken away. */
export const NewScheduledMessage = body({
  text: MessageText,
  files: Type.Optional(FileIds),
  quote: Type.Optional(Id),
  at: Time,
})
export type NewScheduledMessage = Static<typeof NewScheduledMessage>

const one = '/api/sessions/:sessionId/scheduled-messages/:messageId'

export const listScheduledMessages = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/scheduled-messages',
  who: 'user',
  summary: 'What is to be sent here later, soonest first, for all who may view the session.',
  reply: Type.Array(ScheduledMessage),
  refuses: ['not-found'],
})
export const scheduleMessage = endpoint({
  method: 'PUT',
  path: one,
  who: 'user',
  summary: 'Send this at a time; said again it is changed [REM-01].',
  body: NewScheduledMessage,
  reply: ScheduledMessage,
  refuses: [
    'not-found',
    'operator-offline',
    'channel-disconnected',
    'not-assignee',
    'session-queued',
    'session-closed',
    'message-differs',
    'message-empty',
    'file-not-found',
    'quote-not-found',
    'quote-withdrawn',
    'time-passed',
    'time-too-far',
    'too-many-scheduled',
  ],
})
export const cancelScheduledMessage = endpoint({
  method: 'DELETE',
  path: one,
  who: 'user',
  summary: 'Do not send it: its author, and supervisors.',
  reply: Nothing,
  refuses: ['not-found', 'not-assignee'],
})
export const sendScheduledMessage = endpoint({
  method: 'POST',
  path: `${one}/sending`,
  who: 'user',
  summary: 'Send my scheduled message now.',
  reply: Message,
  refuses: [
    'not-found',
    'operator-offline',
    'channel-disconnected',
    'not-assignee',
    'session-queued',
    'session-closed',
    'message-differs',
    'message-empty',
    'file-not-found',
    'quote-not-found',
    'quote-withdrawn',
  ],
})

/** All of a session, to whoever follows it. */
export type ScheduledChanged = { name: 'scheduled.changed'; sessionId: string; messages: ScheduledMessage[] }
