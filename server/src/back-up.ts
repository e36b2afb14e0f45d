import { resolve } from 'node:path'
import { backUp } from './platform/backup.ts'
import { readConfig } from './platform/config.ts'
import { openDataFolder } from './platform/data-folder.ts'
import { StartRefused } from './platform/start-refused.ts'

/** `npm run backup -- FILE` [BAK-01] */
try {
  const [file, ...rest] = process.argv.slice(2)
  const config = readConfig(undefined, [])
  if (file === undefined || rest.length > 0) throw new StartRefused('name one file to write: npm run backup -- parley.tar')
  if (config.databaseUrl !== undefined)
    throw new StartRefused(
      'DATABASE_URL is set: back up that database with pg_dump, and the data folder by copying; see docs/guides/backup.md',
    )
  const path = resolve(file)
  await backUp(await openDataFolder(config.data), path)
  console.log(`Everything is in ${path}. It holds the keys too: keep it where nobody else reads it.`)
} catch (error) {
  console.error(error instanceof StartRefused ? `No backup: ${error.message}` : error)
  process.exitCode = 1
}
