import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { unhurried, type Wake, type Woken } from './wake.ts'

/** The same by Redis or Valkey, where NOTIFY becomes the narrow place. Losing it loses nothing: the log is read every second. */
export async function wakeByRedis(url: string, name: string, logger: Logger, { woken, moment }: Woken): Promise<Wake> {
  const me = crypto.randomUUID().slice(0, 8)
  const options = { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true, connectTimeout: 4_000 }
  // What it says while it is away would be said too late.
  const speaker = new Redis(url, options)
  const hearer = new Redis(url, { ...options, maxRetriesPerRequest: null, enableOfflineQueue: true })
  const [events, moments] = [`parley:${name}:events`, `parley:${name}:moments`]
  for (const client of [speaker, hearer]) client.on('error', (error) => logger.warn({ err: error }, 'Redis cannot be reached'))
  hearer.on('message', (channel, text) => {
    if (text.startsWith(me)) return
    if (channel === moments) moment(text.slice(me.length))
    else woken()
  })
  hearer.on('ready', woken)
  // Both go on trying by themselves.
  await Promise.allSettled([speaker.connect(), hearer.connect()])
  void hearer.subscribe(events, moments).catch(() => {})

  const say = (channel: string, text: string) => void speaker.publish(channel, me + text).catch(() => {})
  const telling = unhurried(() => say(events, ''))
  return {
    tell: telling.tell,
    pass: (text) => say(moments, text),
    async [Symbol.asyncDispose]() {
      telling.stop()
      speaker.disconnect()
      hearer.disconnect()
    },
  }
}
