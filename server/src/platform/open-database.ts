import type { Config } from './config.ts'
import { masked } from './config-values.ts'
import { type DataFolder, lockDataFolder } from './data-folder.ts'
import { connect, type Database } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { Logger } from './logger.ts'
import { migrate } from './migrate.ts'
import { isElsewhere, notePlace } from './place.ts'
import { queryOnce } from './postgres-cluster.ts'
import { StartRefused } from './start-refused.ts'

interface Opening {
  config: Pick<Config, 'databaseUrl'>
  folder: DataFolder
  logger: Logger
}

/**
 * The database that this installation has: its own below the data folder, or that of DATABASE_URL; migrated, and connected to.
 * @throws {StartRefused} with what is in the way
 */
export async function openDatabase(stack: AsyncDisposableStack, { config, folder, logger }: Opening): Promise<Database> {
  const { databaseUrl } = config
  if (databaseUrl !== undefined) {
    await reach(databaseUrl)
    return use(stack, databaseUrl)
  }
  // Nodes that share a DATABASE_URL may share a folder for files and keys; an embedded database has one master.
  stack.use(await lockDataFolder(folder))
  const { url } = stack.use(await startEmbeddedPostgres({ folder, report: (line) => logger.warn(line) }))
  const moved = await isElsewhere(folder)
  const database = await use(stack, url, moved)
  if (moved) await notePlace(folder)
  return database
}

async function use(stack: AsyncDisposableStack, url: string, moved = false): Promise<Database> {
  try {
    await migrate(url)
    if (moved) await renameInstallation(url)
  } catch (error) {
    throw new StartRefused(oneLine(error), { cause: error })
  }
  return stack.use(await connect(url))
}

/** A copy of a database is another database: clients read again instead of resuming from what the copy never had [BAK-01]. */
async function renameInstallation(url: string): Promise<void> {
  await queryOnce(url, async (client) => {
    await client.query('begin')
    await client.query('update installation set id = gen_random_uuid(), pruned = pg_current_xact_id()')
    await client.query('delete from events')
    await client.query('commit')
  })
}

async function reach(url: string): Promise<void> {
  try {
    await queryOnce(url, (client) => client.query('select 1'))
  } catch (error) {
    throw new StartRefused(`DATABASE_URL is "${masked(url)}", but that database cannot be reached: ${oneLine(error)}`)
  }
}

function oneLine(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error
  return (inner instanceof Error ? inner.message || inner.name : String(inner)).replaceAll(/\s*\n\s*/g, ' ')
}
