import type { ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { refsIn, takeVariables } from '../apps/index.ts'
import { patience, threadBegun } from '../feel/index.ts'
import type { Work } from '../platform/database.ts'
import { advance } from './advance.ts'
import type { ProcessesGiven } from './given.ts'
import type { InstanceRow } from './instance.ts'
import { closeTasks, openTasks } from './open-tasks.ts'
import { findPerformers } from './performers.ts'
import { type Plan, planOf } from './plan.ts'
import { performersIn } from './problems-of-draft.ts'
import { runTimerJob } from './run-timer.ts'
import { StepFailure } from './step-failure.ts'
import { tellInstance } from './tell.ts'
import type { Advanced, Signal } from './tokens.ts'
import { type Line, writeHistory } from './write-history.ts'

/** Whoever checks what a definition itself puts into variables: it must be there, and that is all. */
const definition = { kind: 'user', id: '00000000-0000-0000-0000-000000000000', administrator: true } as const

interface Stepping {
  signal: Signal | undefined
  /** Who made it go on; null: time did. */
  by: { id: string; name: string } | null
  /** Values that came with it. */
  values?: Record<string, unknown>
  /** What is told of before what comes of it. */
  lines?: Line[]
}

/**
 * One step of an instance that this work holds: from rest to rest, all in this transaction [BPR-05, BPR-09].
 * @throws {StepFailure} nothing of it may be committed then
 */
export async function writeStep(work: Work, given: ProcessesGiven, instance: InstanceRow, stepping: Stepping): Promise<void> {
  const plan = await planOf(work, instance.process_id, instance.version)
  if (plan.asks) await threadBegun()
  const before = { ...instance.values, ...stepping.values }
  const advanced = advance(plan.diagram, instance.tokens, before, stepping.signal, {
    variables: plan.variables,
    now: new Date(),
    patience: patience(),
    about: aboutOf(instance),
  })
  await checkRefs(work, plan, before, advanced)
  const { steps, values, tokens } = advanced
  const held = [values, ...steps.map((step) => step.values)]
  const performers = await findPerformers(work, instance.initiator_id, performersIn(plan.diagram), held)
  for (const { elementId, values } of steps) {
    const element = plan.diagram.elements.get(elementId)!
    if (element.does !== 'step') continue
    const step = given.steps.find(({ kind }) => kind === element.step)
    if (!step) throw new StepFailure(element, 'There is no such step')
    const { settings } = element
    await step.run(work, { instance, element, settings, variables: plan.variables, values, performers })
  }
  await closeTasks(work, instance, advanced.dropped)
  const assigned = await openTasks(work, instance, plan, advanced, performers, stepping.by)
  const failed = tokens.failed.filter(({ token }) => tokens.waiting.some(({ id }) => id === token))
  const state = advanced.ended ? 'finished' : failed.length > 0 ? 'failed' : 'running'
  await work.db
    .updateTable('process_instances')
    .set({
      state,
      values: JSON.stringify(values),
      item_ids: itemsOf(instance, plan, values as ItemValues),
      tokens: JSON.stringify({ ...tokens, failed }),
      at: JSON.stringify(placesOf(plan, advanced)),
      failed_at: failed.at(-1)?.at ?? null,
      ended_at: advanced.ended ? new Date() : null,
    })
    .where('id', '=', instance.id)
    .execute()
  const by = stepping.by?.id ?? null
  // What was done by hand comes first; the rest went on by itself.
  const entries = advanced.entries.map((entry, at) => ({ ...entry, userId: at === 0 && stepping.signal ? by : null }))
  await writeHistory(work, instance.id, [...(stepping.lines ?? []), ...withAssigned(entries, assigned)])
  for (const { token, elementId, at } of advanced.timers) runTimerJob(work, { instanceId: instance.id, token, elementId }, at)
  await tellInstance(work, given, instance)
}

/** By which an instance is found: the item that it was started from, and all in its variables. */
function itemsOf({ item_id }: InstanceRow, { variables }: Plan, values: ItemValues): string[] {
  const { items } = refsIn({ fields: variables.map(({ field }) => field) }, [values])
  return [...new Set([...(item_id === null ? [] : [item_id]), ...items])]
}

function aboutOf({ number, started_at, initiator_id, initiator_name, session_id, session_name }: InstanceRow) {
  return {
    instance: { number, started: started_at.toISOString() },
    initiator: initiator_id === null ? null : { id: initiator_id, name: initiator_name ?? '' },
    session: session_id === null ? null : { id: session_id, name: session_name ?? '' },
  }
}

/** What a script named must be there. */
async function checkRefs(work: Work, plan: Plan, before: Record<string, unknown>, { values, entries }: Advanced): Promise<void> {
  const fields = plan.variables.map(({ field }) => field).filter(({ code }) => values[code] !== before[code])
  const { errors } = await takeVariables(
    work,
    definition,
    fields.map((field) => ({ ...field, required: false })),
    values,
    {},
  )
  const wrong = errors.find(({ code }) => code === 'not-found')
  if (!wrong) return
  const script = entries.find(({ elementId }) => plan.diagram.elements.get(elementId ?? '')?.does === 'script')
  const element = { id: script?.elementId ?? '', name: script?.elementName ?? '' }
  throw new StepFailure(element, `${wrong.field.replace('/values/', '')}: not found`)
}

/** Elements where people or time are waited for; inside of a sub-process rather than the sub-process. */
function placesOf({ diagram }: Plan, { tokens }: Advanced): { id: string; name: string }[] {
  const places = new Map<string, { id: string; name: string }>()
  for (const { at } of tokens.waiting) {
    const element = diagram.elements.get(at)!
    if (element.does === 'task' || element.does === 'timer') places.set(at, { id: at, name: element.name })
  }
  return [...places.values()]
}

/** Whom a task is for stands right after it has come up. */
function withAssigned(entries: readonly Line[], assigned: readonly Line[]): Line[] {
  const left = [...assigned]
  return entries.flatMap((entry) => {
    const at = entry.kind === 'entered' ? left.findIndex(({ elementId }) => elementId === entry.elementId) : -1
    return at < 0 ? [entry] : [entry, ...left.splice(at, 1)]
  })
}

/** The number of an instance and its own time are the database's. */
export async function insertInstance(
  { db }: Work,
  row: Pick<
    InstanceRow,
    'id' | 'process_id' | 'version' | 'name' | 'initiator_id' | 'session_id' | 'session_name' | 'item_id' | 'values'
  >,
): Promise<void> {
  await sql`insert into process_instances (id, process_id, version, name, initiator_id, session_id, session_name, item_id, "values", tokens)
    values (${row.id}::uuid, ${row.process_id}::uuid, ${row.version}, ${row.name}, ${row.initiator_id}::uuid, ${row.session_id}::uuid,
      ${row.session_name}, ${row.item_id}::uuid, ${JSON.stringify(row.values)}::jsonb, '{"waiting": [], "next": 1, "failed": []}')`.execute(
    db,
  )
}
