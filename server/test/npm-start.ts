import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export const repository = resolve(import.meta.dirname, '../..')

export interface Product {
  child: ChildProcess
  /** All that it printed so far, on both streams. */
  said(): string
  /** Where it listens, once it has said so. @throws when it ends first */
  ready: Promise<string>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; afterMs: number }>
}

export interface Starting {
  args?: string[]
  command?: string[]
  /** Another clone. */
  cwd?: string
  /** Whom it runs as, if not as whoever runs this. */
  account?: { uid?: number; gid?: number }
}

/** What `npm start` runs; or another command. Nothing of this process's environment reaches it but PATH and HOME. */
export function startProduct(environment: Record<string, string>, starting: Starting = {}): Product {
  const { args = [], cwd = repository, account = {} } = starting
  const { command = [process.execPath, resolve(cwd, 'bin/start.mjs')] } = starting
  const { PATH = '', HOME = '' } = process.env
  const began = performance.now()
  const [program = '', ...first] = command
  const child = spawn(program, [...first, ...args], {
    ...account,
    cwd,
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, afterMs: performance.now() - began }))
  const ready = new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
        const address = /Parley is ready: (\S+)/.exec(said)?.[1]
        if (address) found(address)
      })
    void ended.then(() => failed(new Error(`It ended before it was ready: ${said}`)))
  })
  ready.catch(() => {})
  return { child, said: () => said, ready, ended }
}

/** SIGTERM, and how long (ms) it took to end. */
export async function stopProduct({ child, ended }: Product): Promise<number> {
  const began = performance.now()
  child.kill('SIGTERM')
  await ended
  return performance.now() - began
}
