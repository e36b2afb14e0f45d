import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { furnish } from './house.ts'
import { connect, type Database } from './platform/database.ts'
import { follow } from './platform/follow.ts'
import { serve } from './platform/http.ts'
import { Hub } from './platform/hub.ts'
import { type Jobs, work } from './platform/jobs.ts'
import { defaultLimits, limitsOf } from './platform/limits.ts'
import type { Reading } from './platform/log.ts'
import type { Mail } from './platform/mail.ts'
import type { Means, Urls } from './platform/means.ts'
import type { Secrets } from './platform/secrets.ts'
import { readSettings } from './platform/settings.ts'
import { acceptSockets } from './platform/sockets.ts'
import type { Storage } from './platform/storage.ts'
import type { Wake, Woken } from './platform/wake.ts'

export interface Given {
  /** Of a migrated database. */
  databaseUrl: string
  host: string
  /** 0 takes any free port. */
  port: number
  urls?: Partial<Urls>
  trustedProxies?: string[]
  storage: Storage
  secrets: Secrets
  mail: Mail
  logger: Logger
  wakeBy?: (woken: Woken) => Promise<Wake>
  /** Connections for requests; the message path and the log have their own. */
  connections?: number
}

export interface Product extends AsyncDisposable {
  url: string
  means: Means
  database: Database
  http: FastifyInstance
  jobs: Jobs
}

/** Everything of one server process, on a database that is there and migrated. */
export async function openProduct(given: Given): Promise<Product> {
  const { host, port, logger, trustedProxies = [] } = given
  const database = await connect(given.databaseUrl, { connections: given.connections ?? 10 })
  const settings = await readSettings(database)
  const limits = limitsOf((limit) => settings.read(`limits.${limit}`, defaultLimits[limit]))
  const hub = new Hub(database)
  // Known in full once the port is; nobody asks before.
  const urls: Urls = { app: '', files: '', widget: '' }
  const { storage, secrets, mail } = given
  const means: Means = { database, settings, limits, hub, storage, secrets, mail, urls, logger }
  const subjects = furnish(means)

  const hear = (reading: Reading) => {
    settings.hear(reading)
    for (const hears of subjects.hear) hears(reading)
    hub.hear(reading)
  }
  const follower = await follow({
    url: database.url,
    hear,
    moment: (text) => hub.hearMoment(text),
    ...(given.wakeBy && { wakeBy: given.wakeBy }),
  })
  database.wake = follower.wake
  hub.pass = follower.pass
  const jobs = await work({ database, tasks: subjects.tasks, logger })

  const { whoAsks, topicsFor, said, allowsOrigin, came, went } = subjects
  const origins = given.urls?.app ? [new URL(given.urls.app).origin] : []
  const secure = given.urls?.app?.startsWith('https:') ?? false
  const http = serve({ database, whoAsks, routes: subjects.routes, logger, limits, origins, trustedProxies, secure })
  for (const page of subjects.pages) await page(http)
  await http.ready()
  const sockets = acceptSockets({
    server: http.server,
    database,
    hub,
    whoAsks,
    topicsFor,
    origins,
    allowsOrigin,
    said,
    came,
    went,
    logger,
  })
  const address = await http.listen({ host, port })
  urls.app = given.urls?.app ?? address
  urls.files = given.urls?.files ?? urls.app
  urls.widget = given.urls?.widget ?? urls.app
  const alive = setInterval(
    () => void subjects.noteAlive().catch((error) => logger.warn({ err: error }, 'signs of life')),
    30_000,
  )

  return {
    url: address,
    means,
    database,
    http,
    jobs,
    async [Symbol.asyncDispose]() {
      clearInterval(alive)
      await sockets.close()
      await http.close()
      await jobs[Symbol.asyncDispose]()
      await follower[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
