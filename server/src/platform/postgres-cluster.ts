import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Account } from './postgres-account.ts'
import { StartRefused } from './start-refused.ts'

const major = '18'

/**
 * PostgreSQL finds its folder by where it stands: the account that it runs as may not be able to walk there, and the path may be
 * longer than a socket's address can be.
 */
export const here = process.platform === 'linux' ? '/proc/self/cwd' : '.'

export interface Program {
  bin: string
  account: Account | undefined
}

export function runsIn(folder: string, { account }: Program) {
  return { ...account, cwd: folder, env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', HOME: folder } }
}

/** Makes an empty cluster where there is none. It appears whole or not at all. */
export async function makeCluster(folder: string, program: Program): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return own(folder, program)
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new StartRefused(`"${folder}" holds something that is not a database; set PARLEY_DATA to an empty folder`)
  const half = `${folder}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  await own(half, program)
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8']
  const how = ['-D', here, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale]
  await promisify(execFile)(join(program.bin, 'initdb'), how, runsIn(half, program))
  await rm(folder, { recursive: true, force: true })
  await rename(half, folder)
}

/** A folder that came from a backup may belong to another account, and be open to others. */
async function own(folder: string, { account }: Program): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => major)
  if (version.trim() !== major)
    throw new StartRefused(`"${folder}" is of PostgreSQL ${version.trim()}, and this Parley brings ${major}`)
  await chmod(folder, 0o700)
  if (!account || (await lstat(folder)).uid === account.uid) return
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), account.uid, account.gid)
  // Last, so that a chown that was cut short is done again.
  await chown(folder, account.uid, account.gid)
}

/** The server's own role owns its tables and nothing else [reliability §5.26]. Run at each start, because a first one may be cut short. */
export async function makeRole(urlFor: (role: string, database: string) => string): Promise<void> {
  await queryOnce(urlFor('postgres', 'postgres'), async (client) => {
    const has = async (text: string) => (await client.query(text)).rowCount === 1
    if (!(await has(`select from pg_roles where rolname = 'parley'`))) await client.query('create role parley login')
    if (!(await has(`select from pg_database where datname = 'parley'`))) await client.query('create database parley')
    await client.query('revoke connect on database postgres, template1 from public')
    await client.query('grant create, temporary on database parley to parley')
  })
  await queryOnce(urlFor('postgres', 'parley'), (client) => client.query('grant usage, create on schema public to parley'))
}

export async function queryOnce<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
