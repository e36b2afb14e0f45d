import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'

type Reads = Pick<Work, 'db'>

/** Handed in by the house, since apps, processes and sessions come later in its order. */
export interface Given extends Means {
  /** Which of these sessions somebody may view. */
  viewable(reads: Reads, who: UserAsker, sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  mayViewItem(reads: Reads, who: UserAsker, itemId: string): Promise<boolean>
  /** Which of these instances of processes somebody may open. */
  openable(reads: Reads, who: UserAsker, instanceIds: readonly string[]): Promise<ReadonlySet<string>>
}
