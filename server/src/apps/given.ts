import type { AppUse } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import type { Reads } from './app.ts'

/** What apps need from subjects that come after them in the house; the house hands it in. */
interface Handed {
  /** By app, the live chats that use it. */
  appUses(reads: Reads, appIds: readonly string[]): Promise<ReadonlyMap<string, readonly AppUse[]>>
  /** What else goes with an app that is deleted. */
  forgetApp(work: Work, appId: string): Promise<void>
}

export type AppsGiven = Handed & Pick<Means, 'database' | 'storage' | 'logger' | 'settings'>
