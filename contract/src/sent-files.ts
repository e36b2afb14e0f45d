import { type Static, Type } from 'typebox'
import { Author, body, Cursor, Id, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'

/** A file of a chat with the message that carries it [MSG-03]. Customers are told of who sent it what they are told of messages. */
export const SentFile = Type.Object({
  file: File,
  messageId: Id,
  sessionId: Id,
  author: Author,
  authorName: Type.String(),
  sentAt: Time,
})
export type SentFile = Static<typeof SentFile>

const SentFiles = portionOf(SentFile)
export type SentFiles = Static<typeof SentFiles>
const query = body({ cursor: Type.Optional(Cursor) })

export const listThreadFiles = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/files',
  who: 'customer',
  summary: 'The files of my whole chat, those of the newest 50 messages first [MSG-03].',
  query,
  reply: SentFiles,
  refuses: ['not-found'],
})
/** By the right to read the timeline: of later sessions of the thread nothing is told. */
export const listSessionFiles = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/files',
  who: 'user',
  summary: 'The files of a session and of earlier ones of its customer’s chat, those of the newest 50 messages first [MSG-03].',
  query,
  reply: SentFiles,
  refuses: ['not-found'],
})
