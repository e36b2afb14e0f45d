import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const ours = resolve(import.meta.dirname, '../../migrations')

const quiet = new Logger(() => () => {})

/** Any number; the same for every process that migrates. */
const lock = 7_073_210

/**
 * Brings the database to the shape that this version needs: the files of `server/migrations` in their order, each in a
 * transaction of its own, by one process at a time, forward only. Throws one clear line where it cannot be trusted.
 */
export async function migrate(url: string, directory = ours): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [lock])
    await runQueueMigrations(url)
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, at timestamptz not null default now())',
    )
    await runMissing(client, directory)
  } finally {
    await client.end()
  }
}

/** The job queue brings its own schema. */
async function runQueueMigrations(url: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: url, max: 2 })
  pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}))
  try {
    await runMigrations({ pgPool, logger: quiet })
  } finally {
    await pgPool.end()
  }
}

async function runMissing(client: pg.Client, directory: string): Promise<void> {
  const files = (await readdir(directory)).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort()
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
  const ran = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  for (const name of ran.keys()) {
    if (!files.includes(name)) throw new Error(`The database is newer than this version: it has run ${name}`)
  }
  for (const name of files) {
    const text = await readFile(resolve(directory, name), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    const known = ran.get(name)
    if (known === checksum) continue
    if (known) throw new Error(`The migration ${name} has changed since it ran on this database`)
    await run(client, name, text, checksum)
  }
}

async function run(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/** What is acknowledged must be on the disk [P1]; without these settings it is not. */
async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num')`,
  )
  for (const { name, setting } of rows) {
    if (name === 'server_version_num' && Number(setting) < 150_000) throw new Error('PostgreSQL 15 or newer is needed')
    if (setting === 'off') throw new Error(`PostgreSQL has ${name} switched off and would lose messages; switch it on`)
  }
}
