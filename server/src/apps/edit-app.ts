import type { AppDefinition, Double, Field, Loss } from '@parley/contract'
import { sql } from 'kysely'
import { type Actor, audited } from '../audit/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, accountFields, appTopics, holdApp, type Reads, statusField } from './app.ts'
import { checkDefinition, codesIn, removedFields } from './check-definition.ts'
import { columnsOf } from './create-app.ts'
import { forgetFields } from './field-grants.ts'
import { findDoubles } from './find-doubles.ts'
import type { AppsGiven } from './given.ts'
import { counters, holdNumbers } from './item-counters.ts'
import { publishKeys } from './publish-keys.ts'
import { formulas } from './reckon-formulas.ts'
import { rewriteJob } from './rewrite-items.ts'

/** More items than this with a value in a removed field are not counted. */
const most = 10_000

interface Edit extends AppDefinition {
  version: number
  confirmation?: string
}

/** All of what was sent or nothing, over the version that was seen. A dry run says what would be lost, and what is in its way. */
export async function editApp(
  database: Database,
  given: Pick<AppsGiven, 'appUses'>,
  { who, id, dryRun }: { who: Actor & { id: string }; id: string; dryRun: boolean },
  { version, confirmation, ...definition }: Edit,
): Promise<{ losses: Loss[]; rewrites: boolean; doubles: Double[] }> {
  const { before, ...foreseen } = await transaction(database, async (work) => {
    const held = await holdApp(work, id, 'update')
    if (held.version !== version) throw new Refusal('changed-meanwhile')
    await checkDefinition(work, who.id, definition, held)
    if (accountFields(held).length > 0 && accountFields(definition).length === 0) await refuseInUse(work, given, held)
    const removed = removedFields(held, definition)
    const losses = await lossesOf(work, id, removed)
    const rewrites = removed.length > 0 || isWrittenOtherwise(held, definition)
    if (dryRun) return { before: held, losses, rewrites }
    const confirmed = confirmation?.trim() === held.name
    if (losses.length > 0 && !confirmed) throw new Refusal('confirmation-missing', { field: '/confirmation', losses })

    const retired = [...new Set([...held.retired, ...removed.map(({ code }) => code)])]
    await work.db
      .updateTable('apps')
      .set({
        ...columnsOf(definition),
        ...{ retired, version: version + 1, changed_at: new Date(), changed_by: who.id },
        ...((await forgetFields(work, { id, ...definition })) && { rights_version: held.rightsVersion + 1 }),
      })
      .where('id', '=', id)
      .execute()
    audited(work, who, 'app-edited', { kind: 'app', id, name: definition.name }, { before: held, after: definition })
    const added = removedFields(definition, held)
    await holdNumbers(work, id, added)
    await publishKeys(work, held, definition)
    if (rewrites) rewriteJob(work, id)
    work.publish(appTopics(id), { name: 'app.changed', appId: id })
    return { before: held, losses, rewrites }
  })
  return { ...foreseen, doubles: dryRun ? await findDoubles(database, before, definition) : [] }
}

/** @throws {Refusal} `app-in-use` with the live chats' names */
export async function refuseInUse(work: Reads, { appUses }: Pick<AppsGiven, 'appUses'>, { id }: Pick<App, 'id'>): Promise<void> {
  const usedBy = ((await appUses(work, [id])).get(id) ?? []).map(({ id, name }) => ({ id, name }))
  if (usedBy.length > 0) throw new Refusal('app-in-use', { usedBy, detail: usedBy.map(({ name }) => name).join(', ') })
}

/** Whether names, searched text, statuses, numbers or formulas of the items that are there come out differently. */
function isWrittenOtherwise(before: AppDefinition, after: AppDefinition): boolean {
  const named = ({ nameTemplate }: AppDefinition) => new Set(codesIn(nameTemplate))
  const of = (definition: AppDefinition) =>
    JSON.stringify([
      definition.nameTemplate,
      definition.itemName,
      statusField(definition)?.code,
      counters(definition).map(({ id }) => id),
      formulas(definition).length > 0 && definition.fields.map(({ code, settings }) => [code, settings]),
      definition.fields.filter(({ searchable }) => searchable).map(({ code, settings }) => [code, settings]),
      definition.fields.filter(({ code }) => named(definition).has(code)).map(({ code, settings }) => [code, settings]),
    ])
  return of(before) !== of(after)
}

async function lossesOf({ db }: Work, appId: string, removed: Field[]): Promise<Loss[]> {
  const losses: Loss[] = []
  for (const { code, name } of removed) {
    const { rows } = await sql<{ items: number }>`
      select count(*) as items from (select from items where app_id = ${appId} and values ? ${code} limit ${most}) i`.execute(db)
    const items = rows[0]!.items
    if (items > 0) losses.push({ code, name, items })
  }
  return losses
}
