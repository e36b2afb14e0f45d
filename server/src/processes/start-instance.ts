import type { ItemValues, Variable } from '@parley/contract'
import { sql } from 'kysely'
import { holdItemOf, linkedApp, takeVariable } from '../apps/index.ts'
import type { UserAsker } from '../people/index.ts'
import { userById } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { holdInstance, type InstanceRow, instanceById } from './instance.ts'
import { startableBy } from './list-processes.ts'
import { planOf } from './plan.ts'
import { processesWhere } from './process.ts'
import { refusing } from './step-failure.ts'
import { insertInstance, writeStep } from './write-step.ts'

export interface Starting {
  /** Of the asker's own making. */
  id: string
  processId: string
  session: { id: string; name: string } | null
  itemId: string | null
}

/**
 * Outside of a chat, for an item of the process's app or for none. The same again answers the same [P2].
 * @throws {Refusal} `not-found`, `id-taken`, `item-deleted`, `process-failed`
 */
export async function startAlone(
  database: Database,
  given: ProcessesGiven,
  who: UserAsker,
  id: string,
  { processId, itemId = null }: { processId: string; itemId?: string | null },
): Promise<void> {
  const starting: Starting = { id, processId, session: null, itemId }
  await onceMore(() =>
    transaction(database, async (work) => {
      if (await startedBefore(work, who, starting)) return
      const [row] = await processesWhere(work, sql`p.published is not null and p.id = ${processId}::uuid`)
      if (!row || !(await startableBy(work, who, [row]))(row)) throw new Refusal('not-found')
      if (itemId === null) return void (await startInstance(work, given, who, starting))
      const appId = row.app?.id
      if (appId === undefined) throw new Refusal('not-found')
      await holdItemOf(work, who, { appId, itemId })
      await startInstance(work, given, who, starting, async (variables) => withItem(variables, appId, itemId))
    }),
  )
}

/** The first variable for items of this app that takes it [BPR-02]. */
function withItem(variables: readonly Variable[], appId: string, itemId: string): ItemValues {
  for (const { field } of variables) {
    const taken = linkedApp(field) === appId ? takeVariable(field, [itemId]) : undefined
    if (taken && 'value' in taken) return { [field.code]: taken.value }
  }
  return {}
}

/** Of two that come at the same moment the later one finds what the other has made. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: { constraint?: string }) => {
    if (error.constraint !== 'process_instances_pkey') throw error
    return work()
  })
}

/** @throws {Refusal} `id-taken`: it is something else */
export async function startedBefore(
  reads: Reads,
  who: UserAsker,
  { id, processId, session, itemId }: Starting,
): Promise<boolean> {
  const known = await instanceById(reads, id)
  if (!known) return false
  const from = known.session_id === (session?.id ?? null) && known.item_id === itemId
  const same = from && known.process_id === processId && known.initiator_id === who.id
  if (!same) throw new Refusal('id-taken')
  return true
}

/**
 * From its start to its first rest, in the work that it is part of: nothing is half-started [BPR-05]. No input is asked; `fill` says
 * what is known for a variable [BPR-02, BPR-03].
 * @throws {Refusal} `process-gone`: not published, or deleted; `process-failed`
 */
export async function startInstance(
  work: Work,
  given: ProcessesGiven,
  { id: userId }: UserAsker,
  { id, processId, session, itemId }: Starting,
  fill?: (variables: readonly Variable[]) => Promise<ItemValues>,
): Promise<InstanceRow> {
  const [row] = await processesWhere(work, sql`p.published is not null and p.id = ${processId}::uuid`)
  const user = await userById(work, userId)
  if (!row || row.published === null || !user) throw new Refusal('process-gone')
  const { variables } = await planOf(work, processId, row.published)
  await insertInstance(work, {
    ...{ id, process_id: processId, version: row.published, name: row.name, initiator_id: userId },
    ...{
      session_id: session?.id ?? null,
      session_name: session?.name ?? null,
      item_id: itemId,
      values: (await fill?.(variables)) ?? {},
    },
  })
  const instance = (await holdInstance(work, id))!
  const by = { id: userId, name: user.name }
  const line = { kind: 'started' as const, elementId: null, elementName: '', userId, detail: '' }
  await refusing(writeStep(work, given, instance, { signal: undefined, by, lines: [line] }))
  return instance
}
