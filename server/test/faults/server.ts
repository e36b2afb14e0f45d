import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compileCache, nodeFlags } from '../../../bin/node-options.mjs'
import { livingPostmaster } from '../../src/platform/postgres-orphan.ts'
import { repository } from '../npm-start.ts'
import { administrator } from '../oracle/office.ts'

/** A server process of its own on a data folder of its own, with the embedded PostgreSQL; it may be killed. */
export interface RunningServer {
  url(): string
  /** Its data. */
  folder: string
  /** kill -9, and started again. @returns how long (ms) until it serves */
  killAndStart(): Promise<number>
  stopAndStart(): Promise<number>
  /** kill -9, in the middle of what it does now. */
  kill(): void
  /** Its PostgreSQL: the postmaster first, then what it has started. */
  postgres(): Promise<number[]>
  said(): string
  /** @param undo what `prepare` has done to its folder */
  stop(undo?: () => void): Promise<void>
}

export interface Running {
  /** Instead of the embedded PostgreSQL. */
  databaseUrl?: string
  /** The first start is the test's own. */
  later?: boolean
  /** What is done to its data folder before. */
  prepare?: (folder: string) => void
}

export async function runServer(
  name: string,
  { databaseUrl, later = false, prepare = () => {} }: Running = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(`/tmp/parley-${name}-`)
  prepare(folder)
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...compileCache,
    PARLEY_DATA: folder,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    PARLEY_ADMIN_EMAIL: administrator.email,
    PARLEY_ADMIN_PASSWORD: administrator.password,
  }
  let child: ChildProcess | undefined
  let url = ''
  let said = ''

  async function start(): Promise<number> {
    const began = performance.now()
    const started = spawn(process.execPath, [...nodeFlags, 'server/src/main.ts'], {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let mine = ''
    url = await new Promise((found, failed) => {
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (chunk) => {
          mine += chunk
          said += chunk
          const address = /Parley is ready: (\S+)/.exec(mine)?.[1]
          if (address) found(address)
        })
      started.once('exit', () => failed(new Error(`It ended before it was ready: ${mine}`)))
    })
    return performance.now() - began
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  if (!later) await start()
  return {
    url: () => url,
    folder,
    kill: () => void child?.kill('SIGKILL'),
    async killAndStart() {
      await end('SIGKILL')
      return start()
    },
    async stopAndStart() {
      await end('SIGTERM')
      return start()
    },
    async postgres() {
      const postmaster = await livingPostmaster(join(folder, 'postgres'))
      return postmaster === undefined ? [] : [postmaster, ...childrenOf(postmaster)]
    },
    said: () => said,
    async stop(undo = () => {}) {
      await end('SIGTERM')
      undo()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
    .map(Number)
}
