import { Kysely, PostgresDialect, type RawBuilder } from 'kysely'
import pg from 'pg'
import { type Job, type LaterOptions, writeJobs } from './later.ts'
import { type Published, publishAll } from './log.ts'
import { onConnection, together } from './one-connection.ts'
import type { Tables } from './tables.ts'

/** Everything a process needs of its PostgreSQL. `wake` is called after a commit that told the clients something. */
export interface Database extends AsyncDisposable {
  db: Kysely<Tables>
  pool: pg.Pool
  /** For the few statements that run all the time; see hot. */
  writers: pg.Pool
  /** The same for transactions whose statements all go by a key. */
  keyed: pg.Pool
  /** The same for reading, so that nobody's first paint waits behind messages, nor they behind it. */
  readers: pg.Pool
  url: string
  /** The name of this database in the positions that clients hold. */
  installation: string
  /** Set by whoever follows the log in this process; until then nobody here needs to be woken. */
  wake: (behind?: pg.ClientBase) => void
  /** Set by whoever runs the jobs; called after a commit that left some. */
  jobsAdded: () => void
}

/** The work of one request: its queries, what to tell the clients and what to do later, once they are committed. */
export interface Work {
  db: Kysely<Tables>
  /** Topics are words and ids without spaces. The event holds absolute values; hearing it twice changes nothing. */
  publish(topics: string[], event: object): void
  later(task: string, payload: object, options?: LaterOptions): void
  /** A query that nobody has to wait for but the commit. */
  send(answer: Promise<unknown>): void
}

// Numbers and counts fit in a double until 2^53; as text they would only be parsed again.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

// A writer that stops half way holds locks: PostgreSQL ends it before anyone notices. Compiling a statement takes longer than any of
// ours runs.
const limits = '-c jit=off -c statement_timeout=4s -c lock_timeout=2s -c idle_in_transaction_session_timeout=2s'

/**
 * For connections whose few statements run all the time and always go by a key. Left to itself PostgreSQL plans them anew for
 * each set of ids, which takes longer than running them; and a plan made while a table is small reads the whole of it for ever.
 */
export const hotSettings = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_bitmapscan: 'off',
}
export const hot = Object.entries(hotSettings).reduce((options, [name, value]) => `${options} -c ${name}=${value}`, limits)

const names = new Map<string, string>()

/** PostgreSQL plans a statement once if it has a name. Kysely gives it none, so each distinct text gets one here. */
class NamingClient extends pg.Client {
  override query(query: unknown, ...rest: unknown[]): never {
    const named =
      typeof query === 'string' && Array.isArray(rest[0]) ? { text: query, values: rest.shift(), name: nameOf(query) } : query
    return super.query(named as never, ...(rest as [])) as never
  }
}

/** Bounded, because a text that is put together anew each time (lists of values) would fill the server's memory. */
function nameOf(text: string): string | undefined {
  if (names.size < 500 && !names.has(text)) names.set(text, `s${names.size}`)
  return names.get(text)
}

/** The database must have been migrated. */
export async function connect(url: string, { connections = 10, keyed = 4, writers = 2, readers = 4 } = {}): Promise<Database> {
  const pool = poolOf(url, connections, limits)
  const hotPool = poolOf(url, writers, hot)
  const readerPool = poolOf(url, readers, hot)
  const keyedPool = poolOf(url, keyed, hot)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const dispose = async () => {
    await Promise.all([db.destroy(), hotPool.end(), readerPool.end(), keyedPool.end()])
  }
  try {
    const { id } = await db.selectFrom('installation').select('id').executeTakeFirstOrThrow()
    return {
      db,
      pool,
      writers: hotPool,
      readers: readerPool,
      keyed: keyedPool,
      url,
      installation: id,
      wake: () => {},
      jobsAdded: () => {},
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** Without an answer for this long (ms) a query is given up, its connection with it: a hung database is a clear error [T-21]. */
const patience = 4_000

function poolOf(connectionString: string, max: number, options: string): pg.Pool {
  const config = {
    connectionString,
    max,
    options,
    // Pipelined: a reading of the log is on its way behind the commit that it is about (see hotly).
    pipeline: true,
    query_timeout: patience,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    Client: NamingClient,
  }
  // A connection that is lost is simply replaced. Without listeners its error would end the process: the pool's own hears of idle
  // ones only, and of one in use the query is told besides [T-21].
  return new pg.Pool(config as pg.PoolConfig).on('error', () => {}).on('connect', (client) => void client.on('error', () => {}))
}

/**
 * State, events and jobs commit together or not at all. Nothing waits that need not: the beginning goes with the first query, and
 * what was sent last with the commit. `byKey`: all its statements go by a key, on connections for such; see hot. `wakes`: it tells the
 * clients something by itself.
 */
export async function transaction<T>(
  database: Database,
  work: (work: Work) => Promise<T>,
  { byKey = false, wakes = false } = {},
): Promise<T> {
  const published: Published[] = []
  const jobs: Job[] = []
  const client = await (byKey ? database.keyed : database.pool).connect()
  const db = onConnection(client)
  const sent: Promise<unknown>[] = []
  const send = (answer: Promise<unknown>) => {
    // Waited for below; until then nobody would hear that it failed.
    answer.catch(() => {})
    sent.push(answer)
  }
  let result: T
  try {
    together(client)
    send(client.query('begin'))
    result = await work({
      db,
      publish: (topics, event) => published.push({ topics, body: JSON.stringify(event) }),
      later: (task, payload, options) => jobs.push({ task, payload, ...options }),
      send,
    })
    if (published.length > 0) send(publishAll(published).execute(db))
    if (jobs.length > 0) send(writeJobs(jobs).execute(db))
    together(client)
    const committed = client.query('commit')
    send(committed)
    await Promise.all(sent)
    // PostgreSQL answers so where something failed that nobody was told of.
    if ((await committed).command !== 'COMMIT') throw new Error('The transaction could not be committed')
  } catch (error) {
    // Who asked need not wait for it, nor find a connection in use that is gone.
    client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
    throw aborted(error) ? await firstOf(sent, error) : error
  }
  client.release()
  if (published.length > 0 || wakes) database.wake()
  if (jobs.length > 0) database.jobsAdded()
  return result
}

/** What failed is told by the query that failed, not by the next one that finds the transaction undone. */
function aborted(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25P02'
}

function firstOf(sent: Promise<unknown>[], other: unknown): Promise<unknown> {
  return Promise.all(sent).then(
    () => other,
    (first: unknown) => first,
  )
}

/** Asks on one connection; what wakes tells the hub on the way back that there is something to read. */
export type Run = <Row>(query: RawBuilder<Row>, options?: { wakes?: boolean }) => Promise<Row[]>

/** A statement by itself on one of the hot connections: it is a transaction, and takes one trip, on which the hub is woken too. */
export function hotly<Row>(database: Database, query: RawBuilder<Row>, options: { wakes?: boolean } = {}): Promise<Row[]> {
  return onOne(database, database.writers, (run) => run(query, options))
}

/** Several on one of the keyed connections, each a transaction by itself; or, where something is to be locked, one. */
export async function keyed<T>(database: Database, work: (run: Run) => Promise<T>, { lock = false } = {}): Promise<T> {
  if (!lock) return onOne(database, database.keyed, work)
  return transaction(database, ({ db }) => work(async (query) => (await query.execute(db)).rows), { byKey: true, wakes: true })
}

async function onOne<T>(database: Database, pool: pg.Pool, work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(async (query, { wakes = false } = {}) => {
      const { sql, parameters } = query.compile(database.db)
      together(client)
      const answer = client.query(sql, parameters as unknown[])
      if (wakes) database.wake(client)
      return (await answer).rows
    })
  } finally {
    client.release()
  }
}
