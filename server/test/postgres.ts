import type { TestProject } from 'vitest/node'
import { startPostgres } from './start-postgres.ts'
import { makeTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of the tests, as a URL. */
    postgres: string
  }
}

/** One server for all test files, with a migrated template that each copies. `TEST_POSTGRES` (a URL) takes another server. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_POSTGRES']
  const server = given ? { url: given, stop: async () => {} } : await startPostgres()
  await makeTemplate(server.url)
  project.provide('postgres', server.url)
  return server.stop
}
