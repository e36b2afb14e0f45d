import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { listen, testNode } from '../../test/node.ts'
import { startSmallRedis } from '../../test/small-redis.ts'
import type { Asker } from './http.ts'
import { limitsOf } from './limits.ts'
import { publishAll } from './log.ts'
import { loggerOf } from './logger.ts'
import { openRedis } from './redis.ts'

const given = process.env['TEST_REDIS']
const database = await freshDatabase()
const server = given ? { url: given, stop: async () => {} } : await startSmallRedis()
const open = () => openRedis(server.url, database.installation, loggerOf('silent'))
const shared = [await open(), await open()] as const
const asker = { whoAsks: (): Asker => ({ kind: 'user', id: 'ann' }), topicsFor: async () => new Set(['news']) }
const nodes = [
  await testNode<Asker>(database, { ...asker, wakeBy: shared[0].wakeBy }),
  await testNode<Asker>(database, { ...asker, wakeBy: shared[1].wakeBy }),
] as const
afterAll(async () => {
  for (const node of nodes) await node.close()
  for (const each of shared) await each[Symbol.asyncDispose]()
  await server.stop()
  await database[Symbol.asyncDispose]()
})
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 3_000, interval: 5 }).toBe(true)
const publish = async (body: string) => {
  await publishAll([{ topics: ['news'], body }]).execute(database.db)
  nodes[0].follower.wake()
}

test('by Redis one process wakes the other, and passes moments on [T-12]', async () => {
  const client = await listen(nodes[1].url, { token: 'ann', position: nodes[1].position() })
  await until(() => client.heard.length > 0)
  await publish('1')
  await until(() => client.events().length === 1)
  nodes[0].hub.tell(['news'], { typing: 1 })
  await until(() => client.heard.some(({ moment }) => moment !== undefined))
})

test('when Redis is lost, nothing is: the log is read all the same [T-29]', async () => {
  const client = await listen(nodes[1].url, { token: 'ann', position: nodes[1].position() })
  await until(() => client.heard.length > 0)
  await server.stop()
  await publish('2')
  await until(() => client.events().includes(2))
  const limits = limitsOf(() => 2, shared[0].limiterOf)
  await limits.take('apiPerMinute', 'ann')
  await limits.take('apiPerMinute', 'ann')
  await expect(limits.take('apiPerMinute', 'ann')).rejects.toMatchObject({ code: 'too-many-requests' })
})
