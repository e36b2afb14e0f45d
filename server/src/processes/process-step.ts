import type { Named, Variable } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import type { InstanceRow } from './instance.ts'
import type { Performers } from './performers.ts'

/** What a process does by itself at a send task. Subjects offer theirs; the house hands the list. */
export interface ProcessStep {
  /** `parley:step` of the diagram. */
  kind: string
  /** Settings that name somebody, as a performer is named; and those that are texts with variables in braces. */
  performers: readonly string[]
  texts: readonly string[]
  /** Part of the work that the step belongs to; what it throws undoes all of it. */
  run(work: Work, given: StepGiven): Promise<void>
}

interface StepGiven {
  instance: InstanceRow
  element: Named
  settings: Readonly<Record<string, string>>
  variables: readonly Variable[]
  /** As they were when it was reached. */
  values: Record<string, unknown>
  performers: Performers
}
