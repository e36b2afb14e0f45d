import type { FastifyReply } from 'fastify'
import { asPdf } from './as-pdf.ts'
import { asText } from './as-text.ts'
import type { Transcript } from './transcript.ts'

/** As a file to save, never as a page. */
export async function sendTranscript(reply: FastifyReply, transcript: Transcript, format: 'text' | 'pdf'): Promise<FastifyReply> {
  const bytes = format === 'pdf' ? await asPdf(transcript) : Buffer.from(asText(transcript))
  const ending = format === 'pdf' ? 'pdf' : 'txt'
  const name = transcript.title.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069/\\]/gu, '_').slice(0, 100)
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  reply.headers({
    'content-type': format === 'pdf' ? 'application/pdf' : 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${ascii}.${ending}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}.${ending}`,
  })
  return reply.send(bytes)
}
