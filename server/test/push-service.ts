import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, jwtVerify } from 'jose'

/** What a browser of ours was told, decrypted with its own keys. */
export interface Delivered {
  path: string
  notice: { title: string; body: string; path: string; tag: string; nonce?: string }
  headers: IncomingMessage['headers']
  /** Of the VAPID token, whose signature was right. */
  claims: Record<string, unknown>
}

interface Subscribed {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushService extends AsyncDisposable {
  origin: string
  delivered: Delivered[]
  /** Every attempt, with those that were refused. */
  asked: string[]
  /** By path; 201 unless said. */
  answers: Map<string, number>
  subscribe(): Subscribed & { path: string }
}

/** A push service on loopback (RFC 8030) with the browsers behind it: what cannot be verified or decrypted is answered 400. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { keys: ECDH; auth: Buffer }>()
  const delivered: Delivered[] = []
  const asked: string[] = []
  const answers = new Map<string, number>()
  let origin = ''
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked.push(path)
    const answer = answers.get(path) ?? 201
    if (answer !== 201) return response.writeHead(answer).end()
    try {
      const browser = browsers.get(path)!
      const claims = await vapidOf(request.headers.authorization ?? '', origin)
      const notice = JSON.parse(decrypted(Buffer.concat(chunks), browser.keys, browser.auth))
      delivered.push({ path, notice, headers: request.headers, claims })
      response.writeHead(201).end()
    } catch {
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    delivered,
    asked,
    answers,
    subscribe() {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(8).toString('hex')}`
      browsers.set(path, { keys, auth })
      return { endpoint: origin + path, path, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `vapid t=<JWT>, k=<public key>` (RFC 8292 §3). */
async function vapidOf(authorization: string, audience: string): Promise<Record<string, unknown>> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? []
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'), { audience })
  return { ...payload, key }
}

/** One record of aes128gcm (RFC 8188), under the key of RFC 8291 §3.4. */
function decrypted(body: Buffer, keys: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const length = body.readUInt8(20)
  const theirs = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), theirs])
  const secret = hkdfSync('sha256', keys.computeSecret(theirs), auth, about, 32)
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, 'Content-Encoding: nonce\0', 12))
  const open = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const text = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  return text.subarray(0, text.lastIndexOf(2)).toString('utf8')
}
