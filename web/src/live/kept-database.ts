import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** The workspace, or one conversation, as it stood `at`; see kept.ts. */
export interface KeptState {
  key: string
  user: string
  /** ms since 1970. */
  at: number
  /** The program that wrote it: another one may hold things in another shape. */
  program: string
  state: unknown
}

/** A file that is not on the server yet. */
export interface KeptFile {
  id: string
  /** The key of the draft that it stands in. */
  draft: string
  file: File
  at: number
}

interface Kept extends DBSchema {
  states: { key: string; value: KeptState }
  files: { key: string; value: KeptFile }
}

let opened: Promise<IDBPDatabase<Kept>> | undefined

/**
 * What is kept for days without a network [B-04]. A database of its own: a newer shape of it never makes unsent messages and drafts
 * wait for tabs of an older program.
 */
export function keptDatabase(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>('parley-kept', 1, {
    upgrade(made) {
      made.createObjectStore('states', { keyPath: 'key' })
      made.createObjectStore('files', { keyPath: 'id' })
    },
  })
  return opened
}
