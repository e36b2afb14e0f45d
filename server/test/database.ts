import { inject } from 'vitest'
import { connect, type Database } from '../src/platform/database.ts'
import { command, urlOf } from './template.ts'

/** A database of its own, migrated, gone when it is disposed of. Each test file takes one. */
export async function freshDatabase(): Promise<Database> {
  const { url, drop } = await freshUrl()
  const database = await connect(url, { connections: 20 })
  const dispose = database[Symbol.asyncDispose]
  return Object.assign(database, {
    async [Symbol.asyncDispose]() {
      await dispose()
      await drop()
    },
  })
}

/** The same without a connection; or an empty one, to be migrated by the test. */
export async function freshUrl({ migrated = true } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgres')
  const name = `parley_test_${crypto.randomUUID().slice(0, 8)}`
  await command(server, `create database ${name}${migrated ? ' template parley_template' : ''}`)
  return { url: urlOf(server, name), drop: () => command(server, `drop database ${name} with (force)`) }
}
