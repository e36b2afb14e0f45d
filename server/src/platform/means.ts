import type { Logger } from 'pino'
import type { Database } from './database.ts'
import type { Hub } from './hub.ts'
import type { Limits } from './limits.ts'
import type { Mail } from './mail.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Storage } from './storage.ts'

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
  /** The header in which a trusted proxy says the visitor's country. */
  countryHeader?: string | undefined
  /** Origins that notices are pushed to besides the services of the browsers' makers. */
  pushServices: readonly string[]
}
