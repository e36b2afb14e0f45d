import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { drawTables, schemaFile } from '../../src/platform/write-tables.ts'
import { freshUrl } from '../database.ts'
import { type Point, watched } from './points.ts'
import { runServer } from './server.ts'

const points: Record<string, Point> = {
  'before the first commit': { when: 'asked', statement: /^commit/i },
  'within a migration': { when: 'asked', statement: /^commit/i, after: /create table sessions/ },
  'between two migrations': { when: 'answered', statement: /^commit/i, after: /create table sessions/ },
}

test('killed in mid-migration, thrice on one database, it is whole after the next start [T-20]', {
  timeout: 90_000,
}, async () => {
  const { url, drop } = await freshUrl({ migrated: false })
  await using database = await watched(url)
  const server = await runServer('migration', { databaseUrl: database.url, later: true })
  for (const [where, point] of Object.entries(points)) {
    const reached = database.stopAt(point, server.kill)
    await expect(server.killAndStart(), where).rejects.toThrow('It ended before it was ready')
    await reached
  }
  await server.killAndStart()
  expect((await fetch(`${server.url()}/health/ready`)).status).toBe(200)
  expect((await drawTables(url)).schema).toBe(await readFile(schemaFile, 'utf8'))
  await server.stop()
  await drop()
})
