import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { freshUrl } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { drawTables, schemaFile, tablesFile } from './write-tables.ts'

const directory = await mkdtemp('/tmp/parley-migrations-')
await cp(resolve(import.meta.dirname, '../../migrations'), directory, { recursive: true })
afterAll(() => rm(directory, { recursive: true }))

async function query(url: string, text: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('schema.sql and tables.ts are as the migrations make them', async () => {
  const { url, drop } = await freshUrl()
  const { schema, tables } = await drawTables(url)
  const words = (text: string) => text.replaceAll(/[\s;,]+/g, ' ').replaceAll("'", '"')
  expect(await readFile(schemaFile, 'utf8')).toBe(schema)
  expect(words(await readFile(tablesFile, 'utf8'))).toBe(words(tables))
  await drop()
})

test('several processes that start at once migrate once', async () => {
  const { url, drop } = await freshUrl({ migrated: false })
  await Promise.all(Array.from({ length: 4 }, () => migrate(url)))
  await migrate(url)
  expect(await query(url, 'select count(*) from installation')).toEqual([{ count: 1 }])
  await drop()
})

test('a migration that fails leaves nothing, and says which it was', async () => {
  const { url, drop } = await freshUrl({ migrated: false })
  const broken = join(directory, '9998_broken.sql')
  await writeFile(broken, 'create table half (id int); select 1 / 0;')
  await expect(migrate(url, directory)).rejects.toThrow('9998_broken.sql failed: division by zero')
  expect(await query(url, `select to_regclass('half') as half`)).toEqual([{ half: null }])
  await rm(broken)
  await drop()
})

test('a database that is newer, and a migration that has changed, are refused', async () => {
  const { url, drop } = await freshUrl({ migrated: false })
  const newer = join(directory, '9999_newer.sql')
  await writeFile(newer, 'create table newer (id int);')
  await migrate(url, directory)
  await rm(newer)
  await expect(migrate(url, directory)).rejects.toThrow('newer than this version: it has run 9999_newer.sql')
  await writeFile(newer, 'create table newer (id int);')
  await appendFile(newer, '-- and a thought')
  await expect(migrate(url, directory)).rejects.toThrow('9999_newer.sql has changed')
  await drop()
})

test('a database that would lose what was acknowledged is refused [P1]', async () => {
  const { url, drop } = await freshUrl({ migrated: false })
  const name = new URL(url).pathname.slice(1)
  await query(inject('postgres'), `alter database ${name} set synchronous_commit = off`)
  await expect(migrate(url)).rejects.toThrow('synchronous_commit switched off')
  await drop()
})
