import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { connect, transaction } from './database.ts'
import { type Task, work } from './jobs.ts'
import { loggerOf } from './logger.ts'

const database = await freshDatabase()
const another = await connect(database.url)
const done: unknown[] = []
const lines: string[] = []
const logger = loggerOf('info', { write: (line) => void lines.push(line) })
const tasks: Task<{ n: number }>[] = [
  { name: 'note', run: async (_database, { n }) => void done.push(n) },
  {
    name: 'fail',
    attempts: 1,
    run: async (_database, { n }, { isLast }) => {
      done.push([n, isLast])
      throw new Error('no luck')
    },
  },
]
const workers = [await work({ database, tasks, logger }), await work({ database: another, tasks, logger })]
afterAll(async () => {
  for (const worker of workers) await worker[Symbol.asyncDispose]()
  await another[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 20_000, interval: 10 }).toBe(true)

test('what is left to do is done once, by one worker, if it was committed', async () => {
  const undone = transaction(database, async ({ later }) => {
    later('note', { n: -1 })
    throw new Error('not this time')
  })
  await expect(undone).rejects.toThrow()
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => transaction(n % 2 ? database : another, async ({ later }) => later('note', { n }))),
  )
  await until(() => done.length >= 50)
  await workers[0]!.handedOver()
  expect([...done].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 50 }, (_, n) => n))
})

test('jobs of one queue are done in their order', async () => {
  done.length = 0
  for (let n = 0; n < 30; n++)
    await transaction(n % 2 ? database : another, async ({ later }) => later('note', { n }, { queue: 'one' }))
  await until(() => done.length === 30)
  expect(done).toEqual(Array.from({ length: 30 }, (_, n) => n))
})

test('of jobs with one key the last is done, and not before its time', async () => {
  done.length = 0
  const runAt = new Date(Date.now() + 1_000)
  // Both together and one after the other, so that they are handed over in one go and in several.
  await transaction(database, async ({ later }) => {
    for (const n of [0, 1]) later('note', { n }, { key: 'same', runAt })
  })
  await workers[0]!.handedOver()
  for (const n of [2, 3]) await transaction(database, async ({ later }) => later('note', { n }, { key: 'same', runAt }))
  await until(() => done.length > 0)
  expect(Date.now()).toBeGreaterThanOrEqual(runAt.getTime())
  expect(done).toEqual([3])
})

test('what stays failed is said', async () => {
  done.length = 0
  await transaction(database, async ({ later }) => later('fail', { n: 1 }))
  await workers[0]!.handedOver()
  await until(() => lines.some((line) => line.includes('a job stays failed') && line.includes('no luck')))
  expect(done).toEqual([[1, true]])
})

test('what the queue would refuse fails where it is asked for, and holds nobody up', async () => {
  done.length = 0
  const tooLong = transaction(database, async ({ later }) => later('note', { n: 1 }, { key: 'x'.repeat(600) }))
  await expect(tooLong).rejects.toThrow()
  await transaction(database, async ({ later }) => later('note', { n: 2 }))
  await until(() => done.length === 1)
})
