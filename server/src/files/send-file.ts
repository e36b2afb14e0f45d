import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { attachment } from '../platform/attachment.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Range, Storage } from '../platform/storage.ts'
import type { FileRow } from './file.ts'

const headers = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // Kept by the browser alone, and asked for each time: what somebody may read can change.
  'cache-control': 'private, no-cache',
  vary: 'authorization, cookie',
}

export interface Sending {
  storage: Storage
  request: FastifyRequest
  reply: FastifyReply
  /** Instead of those of our own origin. */
  headers?: Record<string, string>
}

/** As a download, whatever is in it: a browser never shows it as a page of ours (reliability §5.13). */
export async function sendFile(sending: Sending, file: FileRow): Promise<FastifyReply> {
  const { reply } = sending
  reply.headers({
    ...headers,
    ...sending.headers,
    'content-type': file.type,
    'content-length': file.size,
    'content-disposition': attachment(file.name),
    'accept-ranges': 'bytes',
  })
  const range = rangeOf(sending.request, file)
  if (range === 'none')
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${file.size}`, 'content-length': 0 })
      .send()
  if (range)
    reply.code(206).headers({
      'content-range': `bytes ${range.start}-${range.end}/${file.size}`,
      'content-length': range.end - range.start + 1,
    })
  return send(sending, file.id, file.key, range)
}

/** The image as we drew it anew: the only thing from outside that is shown in place. */
export async function sendPreview(sending: Sending, file: FileRow): Promise<FastifyReply> {
  if (!file.preview_key) throw new Refusal('not-found')
  sending.reply.headers({ ...headers, ...sending.headers, 'content-type': 'image/webp', 'content-disposition': 'inline' })
  return send(sending, `${file.id}-preview`, file.preview_key)
}

async function send({ storage, request, reply }: Sending, name: string, key: string, range?: Range): Promise<FastifyReply> {
  const tag = `"${name}"`
  reply.header('etag', tag)
  if (!range && request.headers['if-none-match'] === tag) return reply.code(304).removeHeader('content-length').send()
  const stream: Readable = await storage.get(key, range)
  return reply.send(stream)
}

/** One range of bytes, as players of sound and film ask for it (RFC 9110 §14); several at once are answered with all. */
function rangeOf({ headers }: FastifyRequest, { id, size }: FileRow): Range | 'none' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? []
  const isOther = headers['if-range'] !== undefined && headers['if-range'] !== `"${id}"`
  if (from === undefined || to === undefined || from + to === '' || isOther) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'none'
  return end < start ? undefined : { start, end }
}
