import { endpoints } from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { type Asker, type RoutesFor, serve } from './http.ts'
import { loggerOf } from './logger.ts'

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())

test('the whole contract compiles, and whoever is nobody is told to sign in first [T-40]', async () => {
  const routes: RoutesFor<Asker>[] = Object.values(endpoints).map(
    (endpoint) =>
      ({ on }) =>
        on(endpoint, () => {
          throw new Error('not to be reached')
        }),
  )
  const http = serve<Asker>({ database, logger: loggerOf('silent'), whoAsks: () => undefined, routes })
  await http.ready()
  const id = crypto.randomUUID()
  for (const { method, path, who } of Object.values(endpoints)) {
    if (who === 'anyone') continue
    const answer = await http.inject({ method, url: path.replaceAll(/:\w+/g, id) })
    expect([path, answer.statusCode]).toEqual([path, 401])
  }
  const document = (await http.inject('/api/openapi.json')).json()
  const paths = new Set(Object.values(endpoints).map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}')))
  expect(new Set(Object.keys(document.paths))).toEqual(paths)
  await http.close()
})
