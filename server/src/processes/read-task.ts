import type { ItemValues, TaskPage } from '@parley/contract'
import { refsOf } from '../apps/index.ts'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessTask } from './access-task.ts'
import { formOf } from './complete-task.ts'
import { elementOf } from './diagram.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { instanceById } from './instance.ts'
import { planOf } from './plan.ts'
import { named } from './process.ts'
import { toTask } from './task.ts'

/** With its form and the values of that, and no others. */
export async function readTask(reads: Reads, given: ProcessesGiven, who: UserAsker, id: string): Promise<TaskPage> {
  const { task, rights } = await accessTask(reads, who, id)
  const instance = await instanceById(reads, task.instance_id)
  if (!instance) throw new Refusal('not-found')
  const plan = await planOf(reads, instance.process_id, instance.version)
  const element = elementOf(plan.diagram, task.element_id, 'task')
  const fields = formOf(plan, task.element_id)
  const shown = fields.filter(({ field }) => Object.hasOwn(instance.values, field.code))
  const values = Object.fromEntries(shown.map(({ field }) => [field.code, instance.values[field.code]])) as ItemValues
  const exits = (element?.outgoing ?? []).map((flow) => ({ id: flow.id, name: flow.name }))
  const { session_id, session_name } = instance
  const sees = session_id !== null && (await given.viewable(reads, who, [session_id])).has(session_id)
  return {
    task: toTask(task),
    instructions: element?.instructions ?? '',
    fields,
    values,
    refs: await refsOf(reads, who, { fields: fields.map(({ field }) => field), values: [values] }),
    exits,
    exit: exits.find((exit) => exit.id === task.exit) ?? null,
    session: sees ? named(session_id, session_name) : null,
    rights,
  }
}
