import pg from 'pg'
import { hot } from './database.ts'
import { type Reading, readLog, wasPruned } from './log.ts'
import { isLater, isNew, type Mark } from './position.ts'
import { type Wake, type Woken, wakeByNotify } from './wake.ts'

export interface Follower extends AsyncDisposable {
  /**
   * Something is being committed here: read on, and tell the other processes to. On the connection that commits, right behind
   * it, the reading is on its way before the commit is answered.
   */
  wake(behind?: pg.ClientBase): void
  /** Tells the other processes something that is not of record. */
  pass(moment: string): void
  readonly mark: Mark
}

export interface Following {
  url: string
  hear(reading: Reading): void
  /** A moment of another process. */
  moment?: (text: string) => void
  /** How the processes reach each other; by NOTIFY unless told otherwise. */
  wakeBy?: (woken: Woken) => Promise<Wake>
}

/** How late an event is at most when nobody was woken. Rights are withdrawn through the log, so it bounds that too. */
const backstop = 1_000

/**
 * Reads the log onward for ever. Being woken is only a hint and may be lost; then the backstop finds the events. A lost
 * connection loses nothing either: the next one reads on from the same mark.
 */
export async function follow({ url, hear, moment = () => {}, wakeBy = (woken) => wakeByNotify(url, woken) }: Following) {
  let client = await open()
  let mark: Mark = (await client.query('select pg_current_snapshot()::text as mark')).rows[0].mark
  let ended = false
  let mending = false

  async function open(): Promise<pg.Client> {
    const timeouts = { query_timeout: 4_000, connectionTimeoutMillis: 4_000 }
    const client = new pg.Client({ connectionString: url, options: hot, pipeline: true, ...timeouts } as pg.ClientConfig)
    client.on('error', () => {})
    await client.connect()
    return client
  }

  // Several readings may be under way. Each contains all before it, so one that is overtaken has nothing to add.
  async function readOn(on: pg.ClientBase = client): Promise<boolean> {
    let found: Reading
    try {
      found = await readLog(on, mark)
    } catch {
      return false
    }
    if (!isLater(found.to, mark)) return true
    const from = mark
    const events = found.from === from ? found.events : found.events.filter(({ xid }) => isNew(xid, from))
    mark = found.to
    if (events.length > 0) hear({ ...found, from, events })
    return true
  }

  async function mend(): Promise<void> {
    void client.end().catch(() => {})
    client = await open()
    const from = mark
    await readOn()
    if (await wasPruned(client, from)) hear({ from, to: mark, events: [], tooMuch: true })
  }

  const timer = setInterval(async () => {
    if (mending || (await readOn()) || ended || mending) return
    mending = true
    await mend().catch(() => {})
    mending = false
  }, backstop)

  const wake = await wakeBy({ woken: () => void readOn(), moment })
  return {
    get mark() {
      return mark
    },
    // Once the reading is answered, the commit ahead of it is too, and only then may others be told.
    wake: (behind) => void readOn(behind).then(wake.tell),
    pass: wake.pass,
    async [Symbol.asyncDispose]() {
      ended = true
      clearInterval(timer)
      await wake[Symbol.asyncDispose]()
      await client.end().catch(() => {})
    },
  } satisfies Follower as Follower
}
