import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileCache, nodeFlags } from '../bin/node-options.mjs'

/** A program of ours as a process of its own. */
export interface Program extends AsyncDisposable {
  url: string
  port: number
  pid: number
  /** How long (ms) it took to be ready. */
  tookMs: number
}

export const administrator = { email: 'admin@parley.example', password: 'kettle-orchard-lantern-7' }

const root = resolve(import.meta.dirname, '..')

interface Starting {
  environment: Record<string, string>
  /** The program to run, before its own arguments. */
  command?: string[]
}

/** As `npm start` runs it. */
export function serverCommand(flags: string[] = []): string[] {
  return [process.execPath, ...nodeFlags, ...flags, resolve(root, 'server/src/main.ts')]
}

/** The product itself: `server/src/main.ts` on a database that is there, or with its own. */
export async function startProduct({ databaseUrl, profile }: { databaseUrl: string; profile?: string }): Promise<Program> {
  const data = mkdtempSync('/tmp/parley-bench-')
  const environment = { DATABASE_URL: databaseUrl, PARLEY_DATA: join(data, 'data'), ...asAdministrator }
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const program = await start({ environment, command: serverCommand(flags) })
  const dispose = program[Symbol.asyncDispose]
  return {
    ...program,
    async [Symbol.asyncDispose]() {
      await dispose()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const asAdministrator = {
  PARLEY_ADMIN_EMAIL: administrator.email,
  PARLEY_ADMIN_PASSWORD: administrator.password,
}

export function startFloor(databaseUrl: string): Promise<Program> {
  return start({
    environment: { DATABASE_URL: databaseUrl },
    command: [process.execPath, resolve(import.meta.dirname, 'floor.ts')],
  })
}

/** Until it says that it is ready, and where. */
export async function start({ environment, command = [] }: Starting): Promise<Program> {
  const { PATH = '', HOME = '' } = process.env
  const [file = '', ...args] = command
  const began = performance.now()
  const child = spawn(file, args, {
    cwd: root,
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...compileCache, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyAt(child)
  const tookMs = performance.now() - began
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid!,
    tookMs,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const url = /ready: (\S+)/.exec(said)?.[1]
      if (url) found(url)
    })
    child.once('exit', () => failed(new Error(`It ended before it was ready: ${said}`)))
  })
}
