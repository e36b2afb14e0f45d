import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const folder = resolve(import.meta.dirname, '../../../../../widget/dist')

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
}

interface Built {
  type: string
  bytes: Buffer
  zipped: Buffer
  tag: string
}

let files: Promise<Map<string, Built>> | undefined

/** What `npm run build` made of the widget, by its path; small enough to be kept whole. */
function readBuilt(): Promise<Map<string, Built>> {
  files ??= (async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const built = entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }): Promise<[string, Built]> => {
        const path = join(parentPath, name)
        const bytes = await readFile(path)
        const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
        const type = types[extname(name)] ?? 'application/octet-stream'
        return [path.slice(folder.length + 1), { type, bytes, zipped: gzipSync(bytes, { level: 9 }), tag }]
      })
    return new Map(await Promise.all(built))
  })()
  return files
}

/** Only what lies there is sent; no path leads out of it. */
export async function sendBuilt(request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> {
  const file = (await readBuilt()).get(path)
  if (!file) return reply.callNotFound() as unknown as FastifyReply
  const { type, bytes, zipped, tag } = file
  reply.headers({ 'content-type': type, etag: tag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(bytes)
  return reply.header('content-encoding', 'gzip').send(zipped)
}
