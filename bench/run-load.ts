import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Plan, Result } from './load.ts'
import { cpuOf, databaseCpu } from './processes.ts'

export interface Measured extends Result {
  /** Processor time of the server and of the database, milliseconds for each message. */
  serverMs: number
  databaseMs: number
}

export interface Under {
  /** The server's process, and PostgreSQL's. */
  server: number
  database: number
}

/** One round of load, with what it cost the server and its database while it was counted. */
export async function runLoad(plan: Plan, { server, database }: Under): Promise<Measured> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(plan))
  let before = { server: 0, database: 0 }
  let used = { server: 0, database: 0 }
  let result: Result | undefined
  for await (const line of createInterface(child.stdout)) {
    const now = { server: cpuOf([server]), database: databaseCpu(database) }
    if (line === 'measuring') before = now
    else if (line === 'measured') used = { server: now.server - before.server, database: now.database - before.database }
    else result = JSON.parse(line) as Result
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  if (!result) throw new Error('the load generator ended without a result')
  const each = 1000 / (result.rate * plan.seconds)
  return { ...result, serverMs: used.server * each, databaseMs: used.database * each }
}
