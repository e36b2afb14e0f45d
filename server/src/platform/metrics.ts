import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client'
import type { Database } from './database.ts'
import type { Hub } from './hub.ts'

const seconds = new Histogram({
  name: 'parley_request_seconds',
  help: 'From an admitted request to its answer',
  buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
})

export function answered(milliseconds: number): void {
  seconds.observe(milliseconds / 1000)
}

interface Measured {
  database: Database
  hub: Hub
  /** Whether this process can serve: its database answers, and nothing is being shut down. */
  isReady(): Promise<boolean>
}

/**
 * `/health/live` and `/health/ready` say one word. `/metrics` (Prometheus) is answered to this machine only, and not through a
 * proxy on it.
 */
export function keepHealth(http: FastifyInstance, { database, hub, isReady }: Measured): void {
  register.clear()
  register.registerMetric(seconds)
  collectDefaultMetrics({ register })
  gauge('parley_sockets', 'Clients that listen', () => hub.size)
  gauge('parley_database_waiting', 'Queries that wait for a connection', () => database.pool.waitingCount)
  gauge('parley_database_connections', 'Connections that are open', () => database.pool.totalCount + database.writers.totalCount)

  http.get('/health/live', (_request, reply) => reply.send({ live: true }))
  http.get('/health/ready', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  http.get('/metrics', async (request, reply) => {
    const address = request.socket.remoteAddress ?? ''
    const here = address === '::1' || /^(::ffff:)?127\./.test(address)
    if (!here || request.headers['x-forwarded-for'] !== undefined) return reply.callNotFound()
    return reply.header('content-type', register.contentType).send(await register.metrics())
  })
}

function gauge(name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({ name, help, collect: () => made.set(read()) })
}
