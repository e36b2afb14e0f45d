import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The product as `npm start` runs it, and its first administrator. */
    stage: { url: string; email: string; password: string }
  }
}

const root = resolve(import.meta.dirname, '../..')
const email = 'ada@example.com'
const password = 'analytical engine no. 1'

/** Starts the product on a data folder of its own and a free port; ends it, and shows what it had to complain about. */
export default async function start({ provide }: TestProject) {
  const folder = mkdtempSync('/tmp/parley-stage-')
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      PARLEY_DATA: join(folder, 'data'),
      PARLEY_ADMIN_EMAIL: email,
      PARLEY_ADMIN_PASSWORD: password,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const ready = /Parley is ready: (\S+)/.exec(said)?.[1]
      if (ready) found(ready)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(`The product did not start:\n${said}`)))
  })
  provide('stage', { url, email, password })

  return async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    const complaints = said.split('\n').filter((line) => /"level":(50|60)/.test(line))
    if (complaints.length > 0) console.log(`The server's log:\n${complaints.slice(0, 20).join('\n')}`)
    rmSync(folder, { recursive: true, force: true })
  }
}
