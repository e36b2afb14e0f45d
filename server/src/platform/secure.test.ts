import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { serve } from './http.ts'
import { loggerOf } from './logger.ts'

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())

test('browsers that came by https come by it from then on; by http nothing is said of it (reliability §5)', async () => {
  for (const [secure, expected] of [
    [true, 'max-age=31536000; includeSubDomains'],
    [false, undefined],
  ] as const) {
    const http = serve({ database, logger: loggerOf('silent'), whoAsks: () => undefined, routes: [], secure })
    const answer = await http.inject({ url: '/api/openapi.json' })
    expect(answer.headers['strict-transport-security']).toBe(expected)
    await http.close()
  }
})
