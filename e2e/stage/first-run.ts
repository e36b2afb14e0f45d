import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface FirstRun extends AsyncDisposable {
  url: string
  /** The one-time code, as it was printed. */
  code: string
}

/** The product as `npm start` runs it on an empty data folder, before anybody has set it up. */
export async function firstRun(): Promise<FirstRun> {
  const folder = mkdtempSync('/tmp/parley-first-')
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', PARLEY_DATA: join(folder, 'data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const [url, code] = await new Promise<[string, string]>((found, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const lines = /Parley is ready: (\S+)[\s\S]*one-time code: (\S+)/.exec(said)
      if (lines) found([lines[1]!, lines[2]!])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(`The product did not start:\n${said}`)))
  })
  return {
    url,
    code,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
