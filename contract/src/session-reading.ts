import { Type } from 'typebox'
import { body, Nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

export const readUpTo = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/reading',
  who: 'user',
  summary: 'I have read up to this number [CNT-12].',
  body: body({ number: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
  reply: Nothing,
  refuses: ['not-found'],
})
/** Whoever may read it may; what the customer was told was read stays so [RDM-01]. */
export const unreadFrom = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/unread',
  who: 'user',
  summary: 'Count messages as unread again: from this number on, or the customer’s last one [CNT-10, ui.md S6].',
  body: body({ number: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })) }),
  reply: Nothing,
  refuses: ['not-found', 'session-closed', 'session-spam'],
})

/** Somebody has read, or counts as unread again: `read` is the session's own figure, `count` how many customer's messages they have read. */
export type SessionRead = { name: 'session.read'; sessionId: string; userId: string; count: number; read: number }
/** The customer has seen the first `seen` of what they were sent. */
export type SessionSeen = { name: 'session.seen'; sessionId: string; seen: number }
