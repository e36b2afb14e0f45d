import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import type { ProcessStep } from './process-step.ts'

export type Reads = Pick<Work, 'db'>

/** Handed in by the house, since sessions and what offers steps come later in its order. */
export interface ProcessesGiven extends Pick<Means, 'database'> {
  steps: readonly ProcessStep[]
  /** Where staff who may see this session hear of it; nothing for one that is gone. */
  sessionTopics(reads: Reads, sessionId: string): Promise<string[]>
  /** Which of these sessions somebody may view. */
  viewable(reads: Reads, who: Asker, sessionIds: readonly string[]): Promise<ReadonlySet<string>>
}
