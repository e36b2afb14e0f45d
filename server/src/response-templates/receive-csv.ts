import { maxTemplateImport } from '@parley/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../platform/refusal.ts'

/** The body as text. @throws {Refusal} `bad-request`, `file-too-large`, `csv-unreadable` */
export async function receiveCsv(request: FastifyRequest, reply: FastifyReply): Promise<string> {
  try {
    if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request')
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of request.raw as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxTemplateImport) throw new Refusal('file-too-large')
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    // What is still on its way is not read any more.
    reply.header('connection', 'close')
    throw error instanceof TypeError ? new Refusal('csv-unreadable') : error
  }
}
