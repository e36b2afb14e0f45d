import { Type } from 'typebox'
import { body, Email, Nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

const query = body({ format: Type.Union([Type.Literal('text'), Type.Literal('pdf')]) })

/** As UTF-8 text or PDF. */
export const readTranscript = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/transcript',
  who: 'user',
  summary: 'The messages of a session written down, without notes and notices [TRN-01].',
  query,
  reply: Type.Any(),
  refuses: ['not-found'],
})
/** With the names that customers may know; it goes out in the background. */
export const mailTranscript = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/transcript-letters',
  who: 'user',
  summary: 'Send the same by e-mail, as text.',
  body: body({ to: Email }),
  reply: Nothing,
  refuses: ['not-found', 'operator-offline', 'mail-failed'],
})
/** `forbidden` where the live chat's setting does not allow it. */
export const readThreadTranscript = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/transcript',
  who: 'customer',
  summary: 'My chat with a live chat, its last 5,000 messages, as I see it.',
  query,
  reply: Type.Any(),
  refuses: ['not-found'],
})
