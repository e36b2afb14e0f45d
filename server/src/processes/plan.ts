import type { Variable } from '@parley/contract'
import type { Diagram } from './diagram.ts'
import type { Reads } from './given.ts'
import { readDiagram } from './read-diagram.ts'

/** What an instance runs by: a published version never changes, so it is read once in a process. */
export interface Plan {
  diagram: Diagram
  variables: readonly Variable[]
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
  const plan: Plan = { diagram: await readDiagram(diagram), variables: variables as Variable[] }
  plans.set(key, plan)
  if (plans.size > most) plans.delete(plans.keys().next().value!)
  return plan
}
