// `npm run tables -w server`: migrates an empty PostgreSQL and writes what came of it.
import { migrate } from '../src/platform/migrate.ts'
import { writeTables } from '../src/platform/write-tables.ts'
import { startPostgres } from './start-postgres.ts'

const server = await startPostgres()
try {
  await migrate(server.url)
  await writeTables(server.url)
} finally {
  await server.stop()
}
