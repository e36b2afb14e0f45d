import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { follow } from './platform/follow.ts'
import { type Asker, type RoutesFor, serve, type WhoAsks } from './platform/http.ts'
import { Hub } from './platform/hub.ts'
import { type Task, work } from './platform/jobs.ts'
import { defaultLimits, limitsOf } from './platform/limits.ts'
import type { Logger } from './platform/logger.ts'
import { keepHealth } from './platform/metrics.ts'
import { wakeByRedis } from './platform/redis.ts'
import type { Settings } from './platform/settings.ts'
import { acceptSockets, type Sockets } from './platform/sockets.ts'
import { StartRefused } from './platform/start-refused.ts'

/** What the subjects bring: their lists, and who asks and hears. */
export interface Parts<Who extends Asker> extends Pick<Sockets<Who>, 'topicsFor' | 'said' | 'allowsOrigin' | 'came' | 'went'> {
  whoAsks: WhoAsks<Who>
  routes: RoutesFor<Who>[]
  // biome-ignore lint/suspicious/noExplicitAny: each task knows its own payload, and the list holds all of them
  tasks: Task<any>[]
}

interface Starting<Who extends Asker> {
  config: Config
  database: Database
  settings: Settings
  logger: Logger
  /** Called once the log is followed, so that nothing is remembered that is not heard of when it changes. */
  parts: (hub: Hub) => Promise<Parts<Who>> | Parts<Who>
}

/** How long (ms) what is under way may take when the process is told to end. */
const grace = 4_000

/** One server process on its database, from the log to the open port. What it opens is closed with the stack, last first. */
export async function startNode<Who extends Asker>(
  stack: AsyncDisposableStack,
  starting: Starting<Who>,
): Promise<{ port: number }> {
  const { config, database, settings, logger } = starting
  const { redisUrl, host, port, url } = config
  const hub = new Hub(database)
  const follower = stack.use(
    await follow({
      url: database.url,
      hear(reading) {
        settings.hear(reading)
        hub.hear(reading)
      },
      moment: (text) => hub.hearMoment(text),
      ...(redisUrl !== undefined && { wakeBy: (woken) => wakeByRedis(redisUrl, database.installation, logger, woken) }),
    }),
  )
  database.wake = follower.wake
  hub.pass = follower.pass
  const { routes, tasks, ...people } = await starting.parts(hub)
  stack.use(await work({ database, tasks, logger }))

  const limits = limitsOf((limit) => settings.read(`limits.${limit}`, defaultLimits[limit]))
  const origins = url === undefined ? [] : [url]
  const secure = url?.startsWith('https:') === true
  const { trustedProxies } = config
  const http = serve({ database, whoAsks: people.whoAsks, routes, logger, limits, origins, trustedProxies, secure })
  let ending = false
  keepHealth(http, { database, hub, isReady: async () => !ending && (await database.pool.query('select 1')).rowCount === 1 })
  await http.ready()
  const sockets = acceptSockets({ server: http.server, database, hub, origins, logger, ...people })
  stack.defer(async () => {
    ending = true
    const late = setTimeout(() => http.server.closeAllConnections(), grace)
    await sockets.close()
    await http.close()
    clearTimeout(late)
  })
  await http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw refused(error, config)
  })
  const address = http.server.address()
  return { port: typeof address === 'object' && address ? address.port : port }
}

function refused(error: NodeJS.ErrnoException, { host, port }: Config): unknown {
  if (error.code === 'EADDRINUSE')
    return new StartRefused(`PORT is "${port}", but another program listens there; set PORT to a free one`)
  if (error.code === 'EACCES')
    return new StartRefused(`PORT is "${port}", but this user may not listen there; take one above 1023`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefused(`HOST is "${host}", but this machine has no such address`)
  return error
}
