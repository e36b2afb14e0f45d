import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'
import { readShape } from './catalogue.ts'
import { schemaOf, tablesOf } from './schema.ts'

export const schemaFile = resolve(import.meta.dirname, '../../schema.sql')
export const tablesFile = resolve(import.meta.dirname, 'tables.ts')

/** Both files as the database at this address (migrated) wants them. */
export async function drawTables(url: string): Promise<{ schema: string; tables: string }> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const shape = await readShape(client)
    return { schema: schemaOf(shape), tables: tablesOf(shape) }
  } finally {
    await client.end()
  }
}

export async function writeTables(url: string): Promise<void> {
  const { schema, tables } = await drawTables(url)
  await writeFile(schemaFile, schema)
  await writeFile(tablesFile, tables)
}
