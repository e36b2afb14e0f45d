import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import { conversation } from './conversation.ts'
import type { Database } from './database.ts'
import type { WhoAsks } from './http.ts'
import type { Hub } from './hub.ts'

export interface Sockets<Who> {
  server: Server
  database: Database
  hub: Hub
  /** The same that answers for HTTP: a token that a socket says first is given as its `authorization`. */
  whoAsks: WhoAsks<Who>
  /** Undefined: may hear nothing (any more). */
  topicsFor(who: Who): Promise<Set<string> | undefined>
  /** Our own origins; see origins.ts. */
  origins: readonly string[]
  /** Whether a page of another origin may speak with this token. */
  allowsOrigin?: (who: Who, origin: string) => Promise<boolean> | boolean
  /**
   * A frame that is none of the platform's own. A thrown `bad-request` closes the socket with 4000; anything else is logged.
   * `socket` is the same for all that one socket says, and when it goes.
   */
  said?: (who: Who, frame: Record<string, unknown>, socket: object) => Promise<void> | void
  came?: (who: Who) => void
  /** They were told all events that they had missed. */
  joined?: (who: Who) => void
  went?: (who: Who, socket: object) => void
  logger: Logger
}

export interface Accepting {
  readonly size: number
  /** The server goes away: clients come back by themselves, to another process or to the next. */
  close(): Promise<void>
}

/** A socket that has not answered one ping when the next is due is gone. */
const heartbeat = 30_000

export function acceptSockets<Who>(options: Sockets<Who>): Accepting {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('parley.v1') ? 'parley.v1' : false),
  })

  options.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (request.url !== '/api/socket') return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (client) => conversation(options, request, socket, client))
  })

  const owing = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const client of sockets.clients) {
      if (owing.has(client) || client.readyState !== client.OPEN) client.terminate()
      else {
        owing.add(client)
        client.once('pong', () => owing.delete(client))
        client.ping()
      }
    }
  }, heartbeat).unref()

  return {
    get size() {
      return sockets.clients.size
    },
    async close() {
      clearInterval(timer)
      for (const client of sockets.clients) client.close(1012, 'restarting')
      await new Promise((resolve) => setTimeout(resolve, sockets.clients.size > 0 ? 200 : 0))
      for (const client of sockets.clients) client.terminate()
    },
  }
}
