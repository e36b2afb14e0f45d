import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Postgres } from './postgres.ts'

const places = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/lib/postgresql/17/bin/pgbench', '/usr/bin/pgbench']

export const hasPgbench = places.some((place) => existsSync(place))

/** Single-row durable inserts per second by as many clients: what disk and database can do one by one. */
export async function pgbench({ socket }: Postgres, clients: number, seconds: number): Promise<number> {
  const place = places.find((path) => existsSync(path))
  if (!place) return Number.NaN
  const script = join(socket, '..', 'pgbench.sql')
  writeFileSync(
    script,
    `insert into floor (id, body) values (gen_random_uuid(), 'Good afternoon, where is my order? It was due on Tuesday.');\n`,
  )
  const args = ['-h', socket, '-U', 'parley', '-n', '-M', 'prepared', '-j', '2', '-f', script]
  const { stdout } = await promisify(execFile)(place, [...args, '-c', String(clients), '-T', String(seconds), 'parley'])
  return Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1]))
}
