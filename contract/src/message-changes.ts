import { type Static, Type } from 'typebox'
import { body, MessageText, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'
import { FileIds, Message, type Quote } from './messages.ts'

/** All that the message is to say: files that it has already, and new ones, uploaded by the same asker [CNV-13, CUS-09]. */
export const MessageEdit = body({
  text: MessageText,
  files: FileIds,
  /** The `changed` of the message as the asker saw it; where it is another by now, nothing happens. */
  from: orNull(Type.Integer()),
})
export type MessageEdit = Static<typeof MessageEdit>

const mine = '/api/sessions/:sessionId/messages/:messageId'
const staffRefuses = [
  'not-found',
  'operator-offline',
  'channel-disconnected',
  'not-assignee',
  'session-queued',
  'session-closed',
  'message-not-yours',
  'message-withdrawn',
  'editing-not-allowed',
] as const

/** Answers as long as the session is mine and open, where administrators allow it; my notes as long as I may write some. */
export const editMessage = endpoint({
  method: 'PATCH',
  path: mine,
  who: 'user',
  summary: 'Change what I wrote: an answer, or a note [CNV-13].',
  body: MessageEdit,
  reply: Message,
  refuses: [...staffRefuses, 'changed-meanwhile', 'message-empty', 'file-not-found'],
})
/** Text and files are gone for the customer; staff can still read them in its versions. */
export const withdrawMessage = endpoint({
  method: 'DELETE',
  path: mine,
  who: 'user',
  summary: 'Withdraw what I wrote; its place in the conversation stays [CNV-13].',
  reply: Message,
  refuses: staffRefuses,
})
/** One thing that a message once said, until `until`. */
export const MessageVersion = Type.Object({ text: Type.String(), files: Type.Array(File), until: Time })
export type MessageVersion = Static<typeof MessageVersion>
export const listMessageVersions = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/messages/:messageId/versions',
  who: 'user',
  summary: 'What a message said before, oldest first; for who may see the session [CNV-13].',
  reply: Type.Array(MessageVersion),
  refuses: ['not-found'],
})

const own = '/api/threads/:threadId/messages/:messageId'
const customerRefuses = [
  'not-found',
  'session-closed',
  'writing-not-allowed',
  'message-not-yours',
  'message-withdrawn',
  'editing-not-allowed',
] as const

/** Of the session that is open. Employees always may; visitors of a website where administrators allow it [CUS-09]. */
export const editOwnMessage = endpoint({
  method: 'PATCH',
  path: own,
  who: 'customer',
  summary: 'Change what I wrote as a customer, and replace its files [CUS-09].',
  body: MessageEdit,
  reply: Message,
  refuses: [...customerRefuses, 'changed-meanwhile', 'message-empty', 'file-not-found'],
})
export const withdrawOwnMessage = endpoint({
  method: 'DELETE',
  path: own,
  who: 'customer',
  summary: 'Withdraw what I wrote as a customer [CUS-09].',
  reply: Message,
  refuses: customerRefuses,
})

/** To staff: the whole message as it is now, and as those that quote it show it. The session's card and the notice come beside it. */
export type MessageChanged = { name: 'message.changed'; message: Message; quote: Quote }
/** To the customer: the same, as the customer may know it. */
export type MessageRetold = { name: 'message.retold'; message: Message; quote: Quote }
