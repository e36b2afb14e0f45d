import type { Named } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import type { UserAsker } from './asker.ts'
import type { Reads, WithRole } from './user.ts'

/** What people need from subjects that come after them in the house; the house hands it in. */
interface Handed {
  withRole: WithRole
  /** By group, the live chats that use it. */
  groupUses: Uses
  /** By org chart item, the live chats that use it; it can be deleted nevertheless. */
  orgItemUses: Uses
  /** Throws `file-not-found` unless this file is an image that they uploaded; keeps it from being cleaned up as loose. */
  checkAvatar(work: Work, who: UserAsker, fileId: string): Promise<void>
  /** Who hears of a change to this user's name, picture or status. */
  colleagueTopics(reads: Reads, userId: string): Promise<readonly string[]>
}

/** By id, what uses it, by name; what is not used may be missing. */
export type Uses = (reads: Reads, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Named[]>>

/** Links are made from `urls`, which come from the configuration and never from a request [reliability §5.23]. */
export type Given = Handed & Pick<Means, 'limits' | 'logger' | 'mail' | 'secrets' | 'settings' | 'urls'>

/** Whether people reach us under TLS: then the cookie is for TLS alone. */
export function isSecure({ urls }: Pick<Means, 'urls'>): boolean {
  return urls.app.startsWith('https:')
}

/** What any of these knows to use it, each once: every subject that uses groups adds its own in the house. */
export function sumOf(all: readonly Uses[]): Uses {
  return async (reads, ids) => {
    const sum = new Map<string, readonly Named[]>()
    for (const uses of all)
      for (const [id, named] of await uses(reads, ids)) {
        const known = sum.get(id) ?? []
        sum.set(id, [...known, ...named.filter((one) => !known.some((other) => other.id === one.id))])
      }
    return sum
  }
}
