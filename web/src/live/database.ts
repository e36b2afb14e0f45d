import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Letter } from './outbox.ts'

interface Kept extends DBSchema {
  outbox: { key: string; value: Letter; indexes: { user: string } }
  drafts: { key: string; value: { key: string; draft: unknown; at: number } }
}

let opened: Promise<IDBPDatabase<Kept>> | undefined

/** What this browser keeps for its person: unsent messages and drafts. */
export function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>('parley', 1, {
    upgrade(made) {
      made.createObjectStore('outbox', { keyPath: 'id' }).createIndex('user', 'user')
      made.createObjectStore('drafts', { keyPath: 'key' })
    },
  })
  return opened
}
