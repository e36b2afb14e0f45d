import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Database } from './database.ts'
import type { Hub } from './hub.ts'
import type { Limits } from './limits.ts'
import type { Settings } from './settings.ts'

/** Where files' bytes are: the data folder or S3. Keys are ours; names from outside never get here. */
export interface Storage {
  /** Resolves when all of it is kept; of what fails or is too large nothing stays. Throws `file-too-large`, `storage-full`. */
  put(key: string, bytes: Readable, limit: number): Promise<{ size: number }>
  get(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}

/** Seals what the database may keep but not know (AES-256-GCM; the key is outside of it). */
export interface Secrets {
  seal(text: string): string
  open(sealed: string): string
}

export interface Mail {
  readonly isOn: boolean
  send(letter: { to: string; subject: string; text: string }): Promise<void>
}

/** Public base addresses without a slash at the end. */
export interface Urls {
  app: string
  files: string
  widget: string
}

/** What the subjects may use. */
export interface Means {
  database: Database
  settings: Settings
  limits: Limits
  hub: Hub
  storage: Storage
  secrets: Secrets
  mail: Mail
  urls: Urls
  logger: Logger
}
