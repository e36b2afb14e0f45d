import type { Field, ItemValues } from '@parley/contract'
import { ownValue, takeVariables } from '../apps/index.ts'
import type { UserAsker } from '../people/index.ts'
import { userById } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessTask } from './access-task.ts'
import { elementOf } from './diagram.ts'
import type { ProcessesGiven } from './given.ts'
import { holdInstance, type InstanceRow } from './instance.ts'
import { type Plan, planOf } from './plan.ts'
import { named } from './process.ts'
import { refusing } from './step-failure.ts'
import { tellTask } from './task.ts'
import { writeStep } from './write-step.ts'

interface Completing {
  exit: string
  values: Record<string, unknown>
}

/**
 * Its values go into the context, and the process goes on as far as it can. It is final; the same again is answered as it was. Of two
 * who do it, one has done it.
 * @throws {Refusal} `not-found`, `task-done`, `task-not-taken`, `exit-unknown`, `values-invalid`, `process-failed`
 */
export function completeTask(
  database: Database,
  given: ProcessesGiven,
  who: UserAsker,
  id: string,
  completing: Completing,
): Promise<void> {
  return transaction(database, async (work) => {
    const { instance_id } = (await accessTask(work, who, id)).task
    const instance = await holdInstance(work, instance_id)
    const { task, rights } = await accessTask(work, who, id)
    if (task.state === 'done' && task.done_by === who.id && task.exit === completing.exit) return
    if (!instance || task.state !== 'open') throw new Refusal('task-done')
    if (!rights.complete) throw new Refusal('task-not-taken', { holder: named(task.assignee_id, task.assignee_name) })
    const plan = await planOf(work, instance.process_id, instance.version)
    const element = elementOf(plan.diagram, task.element_id, 'task')
    if (!element?.outgoing.some((flow) => flow.id === completing.exit)) throw new Refusal('exit-unknown', { field: '/exit' })
    const values = await valuesOf(work, who, plan, instance, task.element_id, completing.values)
    const done = { state: 'done' as const, exit: completing.exit, done_by: who.id, done_at: new Date() }
    await work.db.updateTable('process_tasks').set(done).where('id', '=', id).execute()
    tellTask(work, instance, { ...task, ...done })
    const user = await userById(work, who.id)
    const signal = { token: task.execution_id, exit: completing.exit }
    const by = user ? { id: user.id, name: user.name } : null
    await refusing(writeStep(work, given, instance, { signal, by, values }))
  })
}

/** Of the form's fields that may be edited; what was not sent stays as it is. */
async function valuesOf(
  work: Work,
  who: UserAsker,
  plan: Plan,
  { values }: InstanceRow,
  elementId: string,
  sent: Record<string, unknown>,
) {
  const kept = values as ItemValues
  const fields = formOf(plan, elementId).flatMap(({ field, readOnly, required }) => (readOnly ? [] : [{ ...field, required }]))
  const held = Object.fromEntries(fields.map(({ code }) => [code, ownValue(kept, code)]))
  const taken = await takeVariables(work, who, fields, { ...held, ...sent }, kept)
  const { errors } = taken
  if (errors.length > 0) throw new Refusal('values-invalid', { field: errors[0]!.field, errors })
  return Object.fromEntries(fields.map(({ code }) => [code, taken.values[code]]))
}

/** The fields of a task's form: variables of the process. */
export function formOf(
  { diagram, variables }: Plan,
  elementId: string,
): { field: Field; required: boolean; readOnly: boolean }[] {
  const form = elementOf(diagram, elementId, 'task')?.form ?? []
  return form.flatMap(({ code, required, readOnly }) => {
    const field = variables.find((variable) => variable.field.code === code)?.field
    return field ? [{ field, required, readOnly }] : []
  })
}
