import type { Variable } from '@parley/contract'
import type { Diagram } from './diagram.ts'
import type { Reads } from './given.ts'
import { readDiagram } from './read-diagram.ts'

/** What an instance runs by: a published version never changes, so it is read once in a process. */
export interface Plan {
  diagram: Diagram
  variables: readonly Variable[]
  /** Whether there are expressions in it. */
  asks: boolean
}

const most = 100
const plans = new Map<string, Plan>()

export async function planOf({ db }: Reads, processId: string, number: number): Promise<Plan> {
  const key = `${processId} ${number}`
  const known = plans.get(key)
  if (known) return known
  const { diagram, variables } = await db
    .selectFrom('process_versions')
    .select(['diagram', 'variables'])
    .where('process_id', '=', processId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const read = await readDiagram(diagram)
  const plan: Plan = { diagram: read, variables: variables as Variable[], asks: hasExpressions(read) }
  plans.set(key, plan)
  if (plans.size > most) plans.delete(plans.keys().next().value!)
  return plan
}

export const hasExpressions = ({ elements, flows }: Diagram): boolean =>
  flows.some(({ condition }) => condition !== '') || [...elements.values()].some(({ does }) => does === 'script')
