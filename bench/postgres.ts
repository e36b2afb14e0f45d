import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { settings } from '../server/src/platform/embedded-postgres.ts'
import { postgresAccount } from '../server/src/platform/postgres-account.ts'
import { postgresBinaries } from '../server/src/platform/postgres-binaries.ts'
import { here, makeCluster, makeRole, runsIn } from '../server/src/platform/postgres-cluster.ts'

export interface Postgres extends AsyncDisposable {
  /** Where programs of PostgreSQL find it. */
  socket: string
  pid: number
  urlFor(role: string, database: string): string
}

/**
 * The embedded PostgreSQL with the settings that it has in the product, for more connections, so that floor, pgbench and ours can
 * use the same one. `slow`: each fdatasync takes 2 ms longer, as on a disk that has to wait for its platter [T-01b].
 */
export async function startPostgres({ slow = false } = {}): Promise<Postgres> {
  const account = postgresAccount()
  const program = { bin: postgresBinaries(account), account }
  const socket = mkdtempSync('/tmp/parley-bench-')
  if (account) chownSync(socket, account.uid, account.gid)
  const folder = join(socket, 'postgres')
  await makeCluster(folder, program)
  const shim = slow ? buildShim(socket) : undefined
  const flags = Object.entries({ ...settings, max_connections: '300' }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { env, ...how } = runsIn(folder, program)
  const child = spawn(join(program.bin, 'postgres'), ['-D', here, ...flags], {
    ...how,
    env: { ...env, ...(shim && { LD_PRELOAD: shim }) },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await isReady(child)
  const urlFor = (role: string, database: string) => `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`
  await makeRole(urlFor)
  return {
    socket: folder,
    pid: child.pid!,
    urlFor,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
      rmSync(socket, { recursive: true, force: true })
    },
  }
}

function isReady(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((ready, failed) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      if (said.includes('ready to accept')) return
      said += chunk
      if (said.includes('ready to accept')) ready()
    })
    child.once('exit', () => failed(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

function buildShim(folder: string): string {
  const source = join(folder, 'slow-disk.c')
  const shim = join(folder, 'slow-disk.so')
  copyFileSync(resolve(import.meta.dirname, 'slow-disk.c'), source)
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', shim, source, '-ldl'])
  chmodSync(shim, 0o755)
  return shim
}
