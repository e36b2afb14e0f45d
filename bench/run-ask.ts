import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Asked, Asking } from './ask.ts'

export async function runAsk(plan: Asking): Promise<Asked> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'ask.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(plan))
  return (await json(child.stdout)) as Asked
}
