import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { closingFor, type Listener } from './hub.ts'
import { join } from './join.ts'
import { isOurs } from './origins.ts'
import { Refusal } from './refusal.ts'
import type { Sockets } from './sockets.ts'

/** How long a client may take to say who it is (ms). */
const silence = 5_000
const framesPerMinute = 120

type Frame = Record<string, unknown>

/**
 * One socket from its first frame, `{ token?, position }`, to its end. Closed with 4000: not understood, 4001: sign in,
 * 4003: no rights any more, 4005: something must be done first, 4008: too slow a reader, 4029: too many frames, 1013: try again, 1012: the server restarts.
 */
export function conversation<Who>(options: Sockets<Who>, request: IncomingMessage, socket: Duplex, client: WebSocket): void {
  const { hub, logger } = options
  let opened: Promise<void> | undefined
  let who: Who | undefined
  let frames = 0
  let minute = performance.now()

  const impatience = setTimeout(() => client.close(4001, 'sign in'), silence)
  client.on('error', () => client.terminate())
  client.on('close', () => clearTimeout(impatience))
  client.on('message', (data, binary) => {
    if (client.readyState !== client.OPEN) return
    if (performance.now() - minute > 60_000) {
      frames = 0
      minute = performance.now()
    }
    if (++frames > framesPerMinute) return client.close(4029, 'too many frames')
    const frame = binary ? undefined : parsed(data)
    if (!frame) return client.close(4000, 'not understood')
    if (!opened) {
      clearTimeout(impatience)
      opened = open(frame).catch((error) => {
        const code = closingFor(error)
        if (code === 1013) logger.warn({ err: error }, 'a socket could not be opened')
        client.close(code, 'not now')
      })
    } else void opened.then(() => hear(frame))
  })

  async function open({ token, position }: Frame): Promise<void> {
    if (typeof position !== 'string' || (token !== undefined && typeof token !== 'string')) {
      return client.close(4000, 'not understood')
    }
    const asker = await options.whoAsks({
      headers: token === undefined ? { cookie: request.headers.cookie } : { authorization: `Bearer ${token}` },
    })
    if (asker === undefined || !(await isWelcome(asker, token !== undefined))) return client.close(4001, 'sign in')
    const topics = await options.topicsFor(asker)
    if (!topics) return client.close(4003, 'no rights')
    if (client.readyState !== client.OPEN) return
    const listener: Listener = { topics, socket, refresh: () => options.topicsFor(asker), close: leave }
    who = asker
    client.once('close', () => {
      hub.remove(listener)
      options.went?.(asker, client)
    })
    options.came?.(asker)
    await join(options, listener, position)
    options.joined?.(asker)
  }

  /** A cookie travels with any page's socket, so the page must be ours; a token does not (reliability §5.7, CWE-1385). */
  async function isWelcome(asker: Who, byToken: boolean): Promise<boolean> {
    const { origin } = request.headers
    if (origin === undefined) return byToken
    if (isOurs(options.origins, request, origin)) return true
    return byToken && ((await options.allowsOrigin?.(asker, origin)) ?? false)
  }

  async function hear(frame: Frame): Promise<void> {
    if (who === undefined || client.readyState !== client.OPEN) return
    if ('ping' in frame) return client.send('{"pong":1}')
    try {
      await options.said?.(who, frame, client)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'bad-request') return client.close(4000, 'not understood')
      logger.warn({ err: error }, 'a frame could not be heard')
    }
  }

  /** A close frame does not get through to who does not read; then the connection ends without it. */
  function leave(code: number): void {
    client.close(code)
    setTimeout(() => client.terminate(), 1_000).unref()
  }
}

function parsed(data: RawData): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data))
    return typeof frame === 'object' && frame !== null && !Array.isArray(frame) ? (frame as Frame) : undefined
  } catch {
    return undefined
  }
}
