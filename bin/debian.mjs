import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const isRoot = process.getuid?.() === 0

/** Whether what the tests need of Debian (program: package) is there. Root gets it installed, others are told what to ask for. */
export function debianPrograms(programs) {
  const missing = Object.entries(programs).filter(([program]) => !isOnPath(program))
  if (missing.length === 0) return true
  const packages = missing.map(([, name]) => name)
  if (install(packages)) return true
  console.error(`The tests need ${packages.join(' and ')}. On Debian, as root: apt-get install ${packages.join(' ')}`)
  return false
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

function install(packages) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing ${packages.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  const get = () => apt('install', '-y', '-q', '--no-install-recommends', ...packages)
  return get() || (apt('update', '-q') && get())
}

/** A server of this version on a socket of its own, for as long as the work takes; none, where it cannot be had. */
export async function withDebianPostgres(version, work) {
  const bin = `/usr/lib/postgresql/${version}/bin`
  if (!existsSync(join(bin, 'initdb'))) install([`postgresql-${version}`])
  if (!existsSync(join(bin, 'initdb')))
    return console.log(`\n— PostgreSQL ${version} is not here (postgresql-${version}), so nothing ran on it`)

  const folder = mkdtempSync('/tmp/parley-pg-')
  const nobody = 65534
  if (isRoot) chownSync(folder, nobody, nobody)
  const options = { ...(isRoot && { uid: nobody, gid: nobody }), cwd: folder, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } }
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...options,
    stdio: 'ignore',
  })
  const settings = ['listen_addresses=', 'max_connections=300', 'shared_buffers=64MB'].flatMap((setting) => ['-c', setting])
  // Into a file, since nobody reads along while the suites run.
  const log = openSync(join(folder, 'log'), 'a')
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings], {
    ...options,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  try {
    const said = () => readFileSync(join(folder, 'log'), 'utf8')
    while (!said().includes('ready to accept connections')) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ${version} did not start: ${said()}`)
      await wait(50)
    }
    return await work(`postgres://postgres@localhost/postgres?host=${folder}`)
  } finally {
    server.kill('SIGINT')
    await new Promise((ended) => (server.exitCode === null && server.signalCode === null ? server.once('exit', ended) : ended()))
    rmSync(folder, { recursive: true, force: true })
  }
}
