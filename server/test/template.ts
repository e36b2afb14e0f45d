import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'

/** Once per run: a migrated database that every test file copies, which is faster than migrating again. */
export async function makeTemplate(server: string): Promise<void> {
  await command(server, 'drop database if exists parley_template')
  await command(server, 'create database parley_template')
  await migrate(urlOf(server, 'parley_template'))
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

export async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client(urlOf(server, 'postgres'))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
