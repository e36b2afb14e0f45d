import type { ProcessProblem } from '@parley/contract'
import { patience, threadBegun } from '../feel/index.ts'
import { problemsOf } from './check-process.ts'
import type { Diagram } from './diagram.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { lookUp } from './performers.ts'
import { hasExpressions, type Plan } from './plan.ts'

/** What keeps a draft from being published, with those whom it names looked up. */
export async function problemsOfDraft(
  reads: Reads,
  { steps }: Pick<ProcessesGiven, 'steps'>,
  { diagram, variables }: Pick<Plan, 'diagram' | 'variables'>,
): Promise<ProcessProblem[]> {
  if (hasExpressions(diagram)) await threadBegun()
  const there = await lookUp(reads, performersIn(diagram))
  return problemsOf(diagram, { variables, steps, isThere: (performer) => there.has(performer), patience: patience(1_000) })
}

/** All that a diagram names to do something, or to be told. */
export function performersIn({ elements }: Diagram): string[] {
  return [...elements.values()].flatMap((element) => {
    if (element.does === 'task') return [element.performer]
    return element.does === 'step' ? Object.values(element.settings) : []
  })
}
