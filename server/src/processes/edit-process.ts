import { canonical, type ProcessDefinition } from '@parley/contract'
import { appsNamed } from '../apps/index.ts'
import { audited, auditedChange } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkDefinition } from './check-definition.ts'
import { administratorsTopic, holdProcess, type ProcessRecord, processById } from './process.ts'

/** The same under the same id again is the same process [P2]. */
export function createProcess(database: Database, who: UserAsker, id: string, definition: ProcessDefinition): Promise<void> {
  return transaction(database, async (work) => {
    await checkDefinition(work, definition)
    const { rows } = await insert(work, who.id, id, definition)
    if (rows.length > 0) {
      await demandApp(work, definition.appId)
      const after = placeOf(await processById(work, id))
      audited(work, who, 'process-created', { kind: 'process', id, name: after.name }, { after })
      return tellProcess(work, id)
    }
    const held = await holdProcess(work, id).catch(() => undefined)
    if (!held || held.created_by !== who.id || held.version > 1 || !isSame(held, definition)) throw new Refusal('id-taken')
  })
}

function isSame({ app_id, ...held }: ProcessRecord, definition: ProcessDefinition): boolean {
  const { name, description, workspace, diagram, variables } = held
  const plain = { ...definition, name: definition.name.trim() }
  return canonical({ name, description, workspace, diagram, variables, appId: app_id }) === canonical(plain)
}

async function insert({ db }: Work, by: string, id: string, definition: ProcessDefinition) {
  const rows = await db
    .insertInto('processes')
    .values({ id, created_by: by, changed_by: by, ...columnsOf(definition) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
    .catch(nameTaken)
  return { rows }
}

/**
 * Where it stands and what it is called holds at once, and is written down; what runs, when it is published [NFR-06].
 * @throws {Refusal} `not-found`, `changed-meanwhile`, `name-exists`, `definition-invalid`, `diagram-invalid`
 */
export function editProcess(
  database: Database,
  who: UserAsker,
  id: string,
  { version, ...definition }: ProcessDefinition & { version: number },
): Promise<void> {
  return transaction(database, async (work) => {
    const held = await holdProcess(work, id)
    if (held.version !== version) throw new Refusal('changed-meanwhile')
    await checkDefinition(work, definition)
    await work.db
      .updateTable('processes')
      .set({ ...columnsOf(definition), version: version + 1, changed_at: new Date(), changed_by: who.id })
      .where('id', '=', id)
      .execute()
      .catch(nameTaken)
    await demandApp(work, definition.appId)
    const seen = { before: placeOf(held), after: placeOf(await processById(work, id)) }
    auditedChange(work, who, 'process-edited', { kind: 'process', id, name: seen.after.name }, seen)
    tellProcess(work, id)
  })
}

/** What runs goes on to its end. @throws {Refusal} `not-found`, `confirmation-missing` */
export function deleteProcess(database: Database, who: UserAsker, id: string, confirmation: string): Promise<void> {
  return transaction(database, async (work) => {
    const { name } = await holdProcess(work, id)
    if (confirmation.trim() !== name) throw new Refusal('confirmation-missing', { field: 'confirmation' })
    await work.db.updateTable('processes').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    audited(work, who, 'process-deleted', { kind: 'process', id, name })
    tellProcess(work, id)
  })
}

export function tellProcess({ publish }: Work, processId: string): void {
  publish([administratorsTopic], { name: 'process.changed', processId })
}

/** Looked at after the row that names it was written: from then on it cannot be deleted before this is committed. */
async function demandApp(work: Work, appId: string | null): Promise<void> {
  if (appId !== null && (await appsNamed(work, [appId])).length === 0)
    throw new Refusal('definition-invalid', { field: '/appId' })
}

const placeOf = ({ name, description, workspace, app_name: app }: ProcessRecord) => ({ name, description, workspace, app })

function columnsOf({ name, description, workspace, appId, diagram, variables }: ProcessDefinition) {
  return {
    name: name.trim(),
    description,
    workspace: workspace?.trim() ?? null,
    app_id: appId,
    diagram,
    variables: JSON.stringify(variables),
  }
}

function nameTaken(error: { constraint?: string }): never {
  throw error.constraint === 'processes_name' ? new Refusal('name-exists', { field: '/name' }) : error
}
