import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { wakeByNotify } from './wake.ts'

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())

/** A process that notes what it hears of others. */
async function process() {
  const heard = { woken: 0, moments: [] as string[] }
  const wake = await wakeByNotify(database.url, {
    woken: () => void heard.woken++,
    moment: (text) => void heard.moments.push(text),
  })
  return { ...wake, heard }
}

test('who is alone tells nobody; who comes is told, and tells those who were there [F7, T-12]', async () => {
  const said: string[] = []
  const listener = new pg.Client(database.url)
  await listener.connect()
  listener.on('notification', ({ channel }) => void said.push(channel))
  await listener.query('listen events; listen moments; listen others')

  const first = await process()
  await expect.poll(() => said).toEqual(['events'])
  first.tell()
  first.pass('typing')
  await listener.query('notify others')
  await expect.poll(() => said).toEqual(['events', 'others'])
  await listener.end()

  const second = await process()
  await expect.poll(() => first.heard.woken).toBeGreaterThan(1)
  await expect.poll(() => second.heard.woken).toBeGreaterThan(1)
  const [before, after] = [first.heard.woken, second.heard.woken]
  second.tell()
  await expect.poll(() => first.heard.woken).toBeGreaterThan(before)
  first.tell()
  await expect.poll(() => second.heard.woken).toBeGreaterThan(after)
  first.pass('typing')
  second.pass('reading')
  await expect.poll(() => [first.heard.moments, second.heard.moments]).toEqual([['reading'], ['typing']])
  await Promise.all([first[Symbol.asyncDispose](), second[Symbol.asyncDispose]()])
})
