import type { FastifyInstance } from 'fastify'
import { mailFromSettings } from './admin/index.ts'
import { furnish } from './house.ts'
import { connect, type Database } from './platform/database.ts'
import { follow } from './platform/follow.ts'
import { serve } from './platform/http.ts'
import { Hub } from './platform/hub.ts'
import { type Jobs, work } from './platform/jobs.ts'
import { defaultLimits, limitsOf } from './platform/limits.ts'
import type { Reading } from './platform/log.ts'
import type { Logger } from './platform/logger.ts'
import type { Mail } from './platform/mail.ts'
import type { Means, Urls } from './platform/means.ts'
import { keepHealth } from './platform/metrics.ts'
import { openRedis } from './platform/redis.ts'
import type { Secrets } from './platform/secrets.ts'
import { readSettings } from './platform/settings.ts'
import { acceptSockets } from './platform/sockets.ts'
import { StartRefused } from './platform/start-refused.ts'
import type { Storage } from './platform/storage.ts'
import { webSites } from './web-site.ts'

export interface Given {
  /** Migrated; or its address, and then it is closed with the product. */
  database: Database | string
  host: string
  /** 0 takes any free port. */
  port: number
  urls?: Partial<Urls>
  redisUrl?: string
  trustedProxies?: string[]
  countryHeader?: string
  storage: Storage
  secrets: Secrets
  /** Where it is off, what administrators set takes its place. */
  mail: Mail
  logger: Logger
  pushServices?: readonly string[]
}

export interface Product extends AsyncDisposable {
  url: string
  means: Means
  database: Database
  http: FastifyInstance
  jobs: Jobs
}

/** How long (ms) what is under way may take when the process is told to end. */
const grace = 4_000
const breath = 30_000

/** Everything of one server process, on a database that is there and migrated. What it opens is closed with it, last first. */
export async function openProduct(given: Given): Promise<Product> {
  await using opening = new AsyncDisposableStack()
  const { host, port, logger, storage, secrets, trustedProxies = [], pushServices = [] } = given
  const database = typeof given.database === 'string' ? opening.use(await connect(given.database)) : given.database
  const settings = await readSettings(database)
  const mail = given.mail.isOn ? given.mail : mailFromSettings({ settings, secrets })
  const redis = given.redisUrl ? opening.use(await openRedis(given.redisUrl, database.installation, logger)) : undefined
  const limits = limitsOf((limit) => settings.read(`limits.${limit}`, defaultLimits[limit]), redis?.limiterOf)
  const hub = new Hub(database)
  // Complete once the port is known; nobody asks before.
  const urls: Urls = { app: '', files: '', widget: '' }
  const means: Means = {
    database,
    settings,
    limits,
    hub,
    storage,
    secrets,
    mail,
    urls,
    logger,
    pushServices,
    countryHeader: given.countryHeader,
  }
  const { routes, tasks, pages, hear, started, noteAlive, ...people } = furnish(means)
  await started()

  const follower = opening.use(
    await follow({
      url: database.url,
      hear(reading: Reading) {
        settings.hear(reading)
        for (const hears of hear) hears(reading)
        hub.hear(reading)
      },
      moment: (text) => hub.hearMoment(text),
      ...(redis && { wakeBy: redis.wakeBy }),
    }),
  )
  database.wake = follower.wake
  hub.pass = follower.pass
  const jobs = opening.use(await work({ database, tasks, logger }))

  const { app } = given.urls ?? {}
  const origins = app ? [new URL(app).origin] : []
  const secure = app?.startsWith('https:') ?? false
  const http = serve({
    database,
    whoAsks: people.whoAsks,
    routes,
    logger,
    limits,
    origins,
    trustedProxies,
    secure,
    sites: webSites(given.urls),
  })
  let ending = false
  keepHealth(http, { database, hub, isReady: async () => !ending && (await database.pool.query('select 1')).rowCount === 1 })
  for (const page of pages) await page(http)
  await http.ready()
  const sockets = acceptSockets({ server: http.server, database, hub, origins, logger, ...people })
  opening.defer(async () => {
    ending = true
    const late = setTimeout(() => http.server.closeAllConnections(), grace)
    await sockets.close()
    await http.close()
    clearTimeout(late)
  })
  const address = await http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw refused(error, given)
  })
  urls.app = app ?? address
  urls.files = given.urls?.files ?? urls.app
  urls.widget = given.urls?.widget ?? urls.app
  const alive = setInterval(() => void noteAlive().catch((error) => logger.warn({ err: error }, 'signs of life')), breath)
  opening.defer(() => clearInterval(alive))

  const opened = opening.move()
  return { url: address, means, database, http, jobs, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

function refused(error: NodeJS.ErrnoException, { host, port }: Given): unknown {
  if (error.code === 'EADDRINUSE')
    return new StartRefused(`PORT is "${port}", but another program listens there; set PORT to a free one`)
  if (error.code === 'EACCES')
    return new StartRefused(`PORT is "${port}", but this user may not listen there; take one above 1023`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefused(`HOST is "${host}", but this machine has no such address`)
  return error
}
