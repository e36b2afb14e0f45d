import { readConfig } from './platform/config.ts'
import { openDataFolder } from './platform/data-folder.ts'
import { loggerOf } from './platform/logger.ts'
import { openDatabase } from './platform/open-database.ts'
import { runProcess } from './platform/run-process.ts'
import { readSettings } from './platform/settings.ts'
import { startNode } from './start-node.ts'

await runProcess(async (stack) => {
  const config = readConfig()
  const logger = loggerOf(config.logLevel)
  const folder = await openDataFolder(config.data)
  const database = await openDatabase(stack, { config, folder, logger })
  const settings = await readSettings(database)
  const parts = () => ({ whoAsks: () => undefined, topicsFor: async () => undefined, routes: [], tasks: [] })
  const { port } = await startNode(stack, { config, database, settings, logger, parts })
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { logger, withParent: config.withParent, lines: [`Parley is ready: ${config.url ?? `http://${host}:${port}`}`] }
})
