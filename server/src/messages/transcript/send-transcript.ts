import type { FastifyReply } from 'fastify'
import { attachment } from '../../platform/attachment.ts'
import { asPdf } from './as-pdf.ts'
import { asText } from './as-text.ts'
import type { Transcript } from './transcript.ts'

/** As a file to save, never as a page. */
export async function sendTranscript(reply: FastifyReply, transcript: Transcript, format: 'text' | 'pdf'): Promise<FastifyReply> {
  const bytes = format === 'pdf' ? await asPdf(transcript) : Buffer.from(asText(transcript))
  const ending = format === 'pdf' ? 'pdf' : 'txt'
  const name = transcript.title.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069/\\]/gu, '_').slice(0, 100)
  reply.headers({
    'content-type': format === 'pdf' ? 'application/pdf' : 'text/plain; charset=utf-8',
    'content-disposition': attachment(`${name}.${ending}`),
  })
  return reply.send(bytes)
}
