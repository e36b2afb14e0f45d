import type { Named } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import type { UserAsker } from './asker.ts'
import type { Reads, WithRole } from './user.ts'

/** What people need from subjects that come after them in the house; the house hands it in. */
interface Handed {
  withRole: WithRole
  /** By group, the live chats that use it. */
  groupUses(reads: Reads, groupIds: readonly string[]): Promise<ReadonlyMap<string, readonly Named[]>>
  /** Throws `file-not-found` unless this file is an image that they uploaded; keeps it from being cleaned up as loose. */
  checkAvatar(work: Work, who: UserAsker, fileId: string): Promise<void>
  /** Who hears of a change to this user's name, picture or status. */
  colleagueTopics(reads: Reads, userId: string): Promise<readonly string[]>
}

/** Links are made from `urls`, which come from the configuration and never from a request [reliability §5.23]. */
export type Given = Handed & Pick<Means, 'limits' | 'logger' | 'mail' | 'secrets' | 'settings' | 'urls'>

/** Whether people reach us under TLS: then the cookie is for TLS alone. */
export function isSecure({ urls }: Pick<Means, 'urls'>): boolean {
  return urls.app.startsWith('https:')
}
