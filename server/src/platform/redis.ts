import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Consumer, Limit } from './limits.ts'
import { unhurried, type Wake, type Woken } from './wake.ts'

/** Redis or Valkey, where NOTIFY becomes the narrow place. Losing it loses nothing: the log is read every second. */
export interface Shared extends AsyncDisposable {
  wakeBy(woken: Woken): Promise<Wake>
  /** Counts for all processes together; for each on its own while Redis is away. */
  limiterOf(limit: Limit, seconds: number): Consumer
}

/** `name` keeps several installations on one Redis apart. */
export async function openRedis(url: string, name: string, logger: Logger): Promise<Shared> {
  const me = crypto.randomUUID().slice(0, 8)
  const options = { lazyConnect: true, connectTimeout: 4_000, retryStrategy: (times: number) => Math.min(times * 100, 1_000) }
  // What it would say after it was away would be said too late.
  const speaker = new Redis(url, { ...options, maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 1_000 })
  const hearer = new Redis(url, { ...options, maxRetriesPerRequest: null })
  for (const client of [speaker, hearer]) client.on('error', (error) => logger.warn({ err: error }, 'Redis cannot be reached'))
  // Both go on trying by themselves.
  await Promise.allSettled([speaker.connect(), hearer.connect()])
  const [events, moments] = [`parley:${name}:events`, `parley:${name}:moments`]
  const say = (channel: string, text: string) => void speaker.publish(channel, me + text).catch(() => {})

  return {
    async wakeBy({ woken, moment }) {
      hearer.on('message', (channel, text) => {
        if (text.startsWith(me)) return
        if (channel === moments) moment(text.slice(me.length))
        else woken()
      })
      hearer.on('ready', woken)
      const subscribed = hearer.subscribe(events, moments).catch(() => {})
      if (hearer.status === 'ready') await subscribed
      const telling = unhurried(() => say(events, ''))
      return {
        tell: telling.tell,
        pass: (text) => say(moments, text),
        [Symbol.asyncDispose]: async () => telling.stop(),
      }
    },
    limiterOf(limit, seconds) {
      const common = { keyPrefix: `parley:${name}:${limit}`, points: 1, duration: seconds }
      const insuranceLimiter = new RateLimiterMemory(common)
      const limiter = new RateLimiterRedis({ ...common, storeClient: speaker, insuranceLimiter })
      return {
        set points(points: number) {
          limiter.points = points
          insuranceLimiter.points = points
        },
        get points() {
          return limiter.points
        },
        consume: (key) => limiter.consume(key),
        get: (key) => limiter.get(key),
        delete: (key) => limiter.delete(key),
      }
    },
    async [Symbol.asyncDispose]() {
      speaker.disconnect()
      hearer.disconnect()
    },
  }
}
