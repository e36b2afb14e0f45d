import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { DataFolder } from './data-folder.ts'
import { shortPath } from './data-folder.ts'
import { postgresAccount } from './postgres-account.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { here, makeCluster, makeRole, type Program, runsIn } from './postgres-cluster.ts'
import { stopOrphan } from './postgres-orphan.ts'

/** A real PostgreSQL of our own, reached by a unix socket in the data folder and by nothing else. */
export interface EmbeddedPostgres extends AsyncDisposable {
  url: string
}

export interface Embedding {
  folder: DataFolder
  /** What the people who run it should know of. */
  report?: (line: string) => void
}

/** Of the whole product's 300 MB at rest [T-09], what the database may take; errors of statements go to who made them. */
export const settings = {
  listen_addresses: '',
  unix_socket_directories: here,
  unix_socket_permissions: '0700',
  shared_buffers: '96MB',
  max_connections: '60',
  max_wal_senders: '2',
  max_replication_slots: '2',
  max_wal_size: '1GB',
  jit: 'off',
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '',
}

/** How long (ms) a start may be tried, and how often. Orphans of one that was killed take a moment to notice. */
const patience = 20_000
const pauses = [100, 100, 200, 500, 1_000]

/** The folder's lock must be held. */
export async function startEmbeddedPostgres({ folder, report = () => {} }: Embedding): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const program: Program = { bin: postgresBinaries(account), account }
  await stopOrphan(folder.postgres)
  await makeCluster(folder.postgres, program)

  let stopping = false
  let child = await startPatiently(performance.now() + patience)
  child.once('exit', restart)

  /** However it ends, as long as it is not us who end it, it is started again until it runs [T-21]. */
  function restart(): void {
    if (stopping) return
    report('PostgreSQL ended unexpectedly and is started again')
    void startPatiently(Number.POSITIVE_INFINITY).then((started) => {
      child = started
      if (stopping) child.kill('SIGINT')
      else if (child.exitCode !== null || child.signalCode !== null) restart()
      else child.once('exit', restart)
    })
  }

  async function startPatiently(until: number): Promise<ChildProcess> {
    for (let failed = 0; ; failed++) {
      const started = await start(folder.postgres, program)
      if ('child' in started) return started.child
      if (stopping || performance.now() > until) throw new Error(`PostgreSQL does not start: ${started.said}`)
      report(`PostgreSQL does not start yet: ${started.said}`)
      await wait(pauses[Math.min(failed, pauses.length - 1)])
    }
  }

  const { urlFor, close } = await addressOf(folder)
  await makeRole(urlFor)
  return {
    url: urlFor('parley', 'parley'),
    async [Symbol.asyncDispose]() {
      stopping = true
      await stop(child)
      await close()
    },
  }
}

/** Who may walk into the folder may connect, as whatever role it names; there is no other way in. */
export async function addressOf({ postgres }: DataFolder) {
  const socket = await shortPath(join(postgres, '.s.PGSQL.5432'))
  const host = encodeURIComponent(socket.path.slice(0, -'/.s.PGSQL.5432'.length))
  const urlFor = (role: string, database: string) => `postgres://${role}@localhost/${database}?host=${host}`
  return { urlFor, close: socket.close }
}

async function start(folder: string, program: Program): Promise<{ child: ChildProcess } | { said: string }> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A group of its own: Ctrl-C in the terminal is for the server, which ends its work before it ends its database.
  const options = {
    ...runsIn(folder, program),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
  }
  const child = spawn(join(program.bin, 'postgres'), ['-D', here, ...flags], options)
  return new Promise((resolve) => {
    let said = ''
    createInterface(child.stderr).on('line', (line) => {
      if (/FATAL|PANIC/.test(line)) said = line
      if (line.includes('ready to accept connections')) resolve({ child })
    })
    child.once('error', (error) => resolve({ said: error.message }))
    child.once('exit', (code, signal) => resolve({ said: said || `it ended with ${signal ?? code}` }))
  })
}

/** Fast: what is under way is rolled back, what is committed is written down. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await Promise.race([ended, wait(6_000, undefined, { ref: false }).then(() => child.kill('SIGQUIT'))])
  await Promise.race([ended, wait(1_000, undefined, { ref: false })])
}
