import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { transaction } from './database.ts'
import { follow } from './follow.ts'
import { defaultLimits, limitsOf } from './limits.ts'
import { readSettings } from './settings.ts'

const database = await freshDatabase()
const [here, there] = [await readSettings(database), await readSettings(database)]
const follower = await follow({
  url: database.url,
  hear: (reading) => {
    here.hear(reading)
    there.hear(reading)
  },
})
database.wake = follower.wake
afterAll(async () => {
  await follower[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

test('a setting that one process changes, all have; it stays', async () => {
  expect(there.read('greeting', 'Hello')).toBe('Hello')
  await transaction(database, (work) => here.write(work, 'greeting', { en: 'Good day' }, crypto.randomUUID()))
  await expect.poll(() => there.read('greeting', 'Hello')).toEqual({ en: 'Good day' })
  await transaction(database, (work) => here.write(work, 'greeting', null, null))
  await expect.poll(() => there.read('greeting', 'Hello')).toBeNull()
  expect((await readSettings(database)).read('greeting', 'Hello')).toBeNull()
})

test('limits are as they are set, for each one on their own (reliability §5.32)', async () => {
  const limits = limitsOf((limit) => here.read(`limits.${limit}`, defaultLimits[limit]))
  for (let i = 0; i < 20; i++) await limits.take('visitorMessagesPerMinute', 'clara')
  const refused = limits.take('visitorMessagesPerMinute', 'clara')
  await expect(refused).rejects.toMatchObject({ code: 'too-many-requests', extra: { retryAfter: expect.any(Number) } })
  await limits.take('visitorMessagesPerMinute', 'carl')
  await transaction(database, (work) => here.write(work, 'limits.visitorMessagesPerMinute', 1_000, null))
  await expect.poll(() => here.read('limits.visitorMessagesPerMinute', 0)).toBe(1_000)
  await limits.take('visitorMessagesPerMinute', 'clara')
})

test('only failures count where only failures should [T-45]', async () => {
  const limits = limitsOf((limit) => defaultLimits[limit])
  const failure = async () => {
    await limits.check('signInFailuresPerAccount', 'olga')
    await limits.take('signInFailuresPerAccount', 'olga')
  }
  for (let i = 0; i < 9; i++) await failure()
  await limits.forget('signInFailuresPerAccount', 'olga')
  for (let i = 0; i < 10; i++) await failure()
  await expect(limits.check('signInFailuresPerAccount', 'olga')).rejects.toMatchObject({ code: 'too-many-requests' })
})
