import WebSocket from 'ws'
import type { Database } from '../src/platform/database.ts'
import { type Follower, follow } from '../src/platform/follow.ts'
import { type Asker, serve, type WhoAsks } from '../src/platform/http.ts'
import { Hub } from '../src/platform/hub.ts'
import { loggerOf } from '../src/platform/logger.ts'
import { type Position, positionOf } from '../src/platform/position.ts'
import { acceptSockets, type Sockets } from '../src/platform/sockets.ts'
import type { Wake, Woken } from '../src/platform/wake.ts'

export interface TestNode {
  hub: Hub
  follower: Follower
  url: string
  position(): Position
  close(): Promise<void>
}

type Given<Who> = Pick<Sockets<Who>, 'topicsFor' | 'said' | 'allowsOrigin' | 'came' | 'went'> & {
  whoAsks: WhoAsks<Who>
  wakeBy?: (woken: Woken) => Promise<Wake>
}

/** A process of its own, as far as the database can tell. */
export async function testNode<Who extends Asker>(
  database: Database,
  { whoAsks, wakeBy, ...rest }: Given<Who>,
): Promise<TestNode> {
  const logger = loggerOf('silent')
  const hub = new Hub(database)
  const follower = await follow({
    url: database.url,
    hear: (reading) => hub.hear(reading),
    moment: (text) => hub.hearMoment(text),
    ...(wakeBy && { wakeBy }),
  })
  hub.pass = follower.pass
  const http = serve({ database, whoAsks, routes: [], logger })
  await http.ready()
  const sockets = acceptSockets({ server: http.server, database, hub, whoAsks, origins: [], logger, ...rest })
  const url = await http.listen({ port: 0, host: '127.0.0.1' })
  return {
    hub,
    follower,
    url,
    position: () => positionOf(database, follower.mark),
    async close() {
      await sockets.close()
      await http.close()
      await follower[Symbol.asyncDispose]()
    },
  }
}

export interface Heard {
  position?: Position
  event?: number
  moment?: unknown
  readAgain?: boolean
  pong?: number
}

/** A socket that has said `hello` (nothing, if undefined) and keeps what it hears. */
export async function listen(url: string, hello: object | string | undefined, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/socket`, 'parley.v1', { headers })
  const heard: Heard[] = []
  let closed: number | undefined
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  socket.on('close', (code) => (closed = code))
  socket.on('error', () => {})
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  if (hello !== undefined) socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello))
  const events = () => heard.flatMap(({ event }) => (event === undefined ? [] : [event]))
  return { socket, heard, events, closed: () => closed }
}
