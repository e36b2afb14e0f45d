import { type Static, Type } from 'typebox'
import { body, Id, MessageText } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FileIds, Message } from './messages.ts'
import { Person } from './people.ts'

export const NewNote = body({
  text: MessageText,
  files: Type.Optional(FileIds),
  /** A message or a note of the same thread. */
  quote: Type.Optional(Id),
  /** Colleagues who may see the session; they are told in their activity. */
  mentions: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
})
export type NewNote = Static<typeof NewNote>

/** Neither what is unread nor since when the customer waits changes by it, and the customer is told nothing. */
export const writeNote = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/notes/:messageId',
  who: 'user',
  summary: 'Write an internal note, which colleagues alone see [NOT-01].',
  body: NewNote,
  reply: Message,
  refuses: [
    'not-found',
    'operator-offline',
    'session-closed',
    'message-differs',
    'message-empty',
    'file-not-found',
    'quote-not-found',
    'quote-withdrawn',
    'mention-not-allowed',
  ],
})
export const listMentionable = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/mentionable',
  who: 'user',
  summary: 'Colleagues who may see the session, by name: 20 at most [NOT-01].',
  query: body({ search: Type.String({ maxLength: 100, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }) }),
  reply: Type.Array(Person),
  refuses: ['not-found'],
})
