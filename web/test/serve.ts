import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

const kinds: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Serves a built page the way the server does, with the strictest policy that it has to live with; `/api` is answered by `api`. */
export async function serve(folder: string, api: Answer): Promise<{ url: string; server: Server }> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const inline = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  )
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${inline.join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://loopback')
    if (pathname.startsWith('/api/')) return api(request, response)
    const name = extname(pathname) ? pathname : '/index.html'
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', kinds[extname(name)] ?? 'application/octet-stream')
    response.end(readFileSync(join(folder, name)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** What the server answers in words. */
export function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
  response.end(JSON.stringify(body))
}
