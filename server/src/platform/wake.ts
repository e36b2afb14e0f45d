import pg from 'pg'

/** What other processes have to say to this one. */
export interface Woken {
  /** The log has grown. */
  woken(): void
  /** Something that is not of record: typing, presence, counts. */
  moment(text: string): void
}

/** Reaches the other processes. A hint only: what is lost here is found in the log within a second. */
export interface Wake extends AsyncDisposable {
  tell(): void
  /** At most 7 kB. */
  pass(moment: string): void
}

/** The other processes are told at once, and then not again for this long (ms), however much is said. */
const breath = 5

/** At once, then at most once a breath. */
export function unhurried(tell: () => void): { tell(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let unsaid = false
  const ask = () => {
    unsaid = timer !== undefined
    if (timer) return
    tell()
    timer = setTimeout(() => {
      timer = undefined
      if (unsaid) ask()
    }, breath)
  }
  return { tell: ask, stop: () => clearTimeout(timer) }
}

/**
 * By PostgreSQL's NOTIFY, sent by itself after the commit: inside a writing transaction it would make all commits queue for one
 * lock. A lost connection is opened again every second. Each says when it begins to listen that it is there; who is alone tells
 * nobody, which would be up to 200 transactions a second.
 */
export async function wakeByNotify(url: string, { woken, moment }: Woken): Promise<Wake> {
  const me = crypto.randomUUID().slice(0, 8)
  let client: pg.Client | undefined
  let ended = false
  /** Another process has been heard. Until then there is nobody to tell. */
  let accompanied = false

  async function listen(): Promise<void> {
    const timeouts = { query_timeout: 4_000, connectionTimeoutMillis: 4_000 }
    // Pipelined: what is told does not wait for what was told before it.
    const next = new pg.Client({ connectionString: url, keepAlive: true, pipeline: true, ...timeouts } as pg.ClientConfig)
    next.on('error', () => {})
    next.on('end', () => {
      if (client === next) client = undefined
      if (!ended) setTimeout(again, 1_000).unref()
    })
    next.on('notification', ({ channel, payload = '' }) => {
      if (payload.startsWith(me)) return
      if (!accompanied) {
        accompanied = true
        // Who has just come learns by this that they are not alone either.
        notify('events', '')
      }
      if (channel === 'moments') moment(payload.slice(me.length))
      else woken()
    })
    await next.connect()
    await next.query('listen events; listen moments')
    client = next
    if (ended) return void (await next.end())
    notify('events', '')
    woken()
  }
  // A connection that could not be opened ends too, and `end` tries again.
  const again = () => void listen().catch(() => {})

  const notify = (channel: string, payload: string) =>
    void client?.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, me + payload] }).catch(() => {})
  const events = unhurried(() => notify('events', ''))

  await listen()
  return {
    tell: () => void (accompanied && events.tell()),
    pass: (moment) => void (accompanied && notify('moments', moment)),
    async [Symbol.asyncDispose]() {
      ended = true
      events.stop()
      await client?.end()
    },
  }
}
