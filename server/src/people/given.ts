import type { Named } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import type { Limits } from '../platform/limits.ts'
import type { UserAsker } from './asker.ts'
import type { Reads, WithRole } from './user.ts'

/** A mail that is sent when it can be. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** What people need from outside their folder; the house hands it in. */
export interface Given {
  limits: Limits
  /** Served under TLS. */
  secure: boolean
  /** The public base URL without a slash at the end, from the configuration and never from a request [reliability §5.23]. */
  publicUrl(): string
  /** The organisation's name. */
  organisation(): string
  /** Absent where mail is not set up. It may not throw: the link is told to the administrator anyway. */
  mail?: (letter: Letter) => Promise<boolean>
  withRole: WithRole
  /** By group, the live chats that use it. */
  groupUses(reads: Reads, groupIds: readonly string[]): Promise<ReadonlyMap<string, readonly Named[]>>
  /** Throws `file-not-found` unless this file is an image that they uploaded; keeps it from being cleaned up as loose. */
  checkAvatar(work: Work, who: UserAsker, fileId: string): Promise<void>
  /** Who hears of a change to this user's name, picture or status. */
  colleagueTopics(reads: Reads, userId: string): Promise<readonly string[]>
}
