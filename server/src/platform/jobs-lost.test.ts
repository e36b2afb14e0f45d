import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { command } from '../../test/template.ts'
import { transaction } from './database.ts'
import { type Task, work } from './jobs.ts'
import { loggerOf } from './logger.ts'

/** A worker on a database of its own, with a job that goes on until it is let go. */
async function longJob() {
  const database = await freshDatabase()
  const lines: string[] = []
  const done: string[] = []
  const [begun, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const tasks: Task[] = [
    {
      name: 'long',
      run: async () => {
        done.push('long')
        begun.resolve()
        await free.promise
      },
    },
    { name: 'short', run: async () => void done.push('short') },
  ]
  const jobs = await work({ database, tasks, logger: loggerOf('info', { write: (line) => void lines.push(line) }) })
  onTestFinished(async () => {
    await jobs[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })
  const give = (task: string) => transaction(database, async ({ later }) => later(task, {}))
  await give('long')
  await begun.promise
  return { database, done, lines, free: free.resolve, give }
}

test('a job that takes long stays with who does it', async () => {
  const { database, done, free } = await longJob()
  await sql`update graphile_worker._private_jobs set locked_at = now() - interval '11 seconds'`.execute(database.db)
  const held = async () => {
    const { rows } = await sql<{ held: boolean }>`
      select locked_at > now() - interval '10 seconds' as held from graphile_worker._private_jobs`.execute(database.db)
    return rows
  }
  await expect.poll(held).toEqual([{ held: true }])
  free()
  await expect.poll(held).toEqual([])
  expect(done).toEqual(['long'])
})

test('jobs go on after the database could not be reached while one was done [T-21]', { timeout: 60_000 }, async () => {
  const { database, done, lines, free, give } = await longJob()
  const name = new URL(database.url).pathname.slice(1)
  const reachable = (allowed: boolean) => command(inject('postgres'), `alter database ${name} with allow_connections ${allowed}`)
  await reachable(false)
  await command(inject('postgres'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  free()
  await expect.poll(() => lines.some((line) => line.includes('jobs stopped and are begun anew'))).toBe(true)
  await reachable(true)
  await expect.poll(() => give('short').then(() => true)).toBe(true)
  // What was under way when it was lost is done again, some seconds later.
  await expect.poll(() => done.toSorted(), { timeout: 25_000 }).toEqual(['long', 'long', 'short'])
})
