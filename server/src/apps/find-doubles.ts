import type { AppDefinition, Double, Field } from '@parley/contract'
import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { App } from './app.ts'
import { digests, uniqueFields } from './item-keys.ts'
import { textOf } from './publish-keys.ts'

/** For all fields together, ms. */
const patience = 1_500
/** Items of an app that are looked through. */
const most = 1_000_000
const examples = 3

/**
 * What would keep fields from becoming unique, without holding up anybody who writes items. Where there are too many items to look
 * through meanwhile, nothing is said: publishing looks again and takes its time.
 */
export async function findDoubles(database: Database, before: App, after: AppDefinition): Promise<Double[]> {
  const end = Date.now() + patience
  const doubles: Double[] = []
  for (const field of uniqueFields(after)) {
    const held = before.fields.find(({ id }) => id === field.id)
    const left = end - Date.now()
    if (!held || held.unique || left <= 0) continue
    const found = await transaction(database, (work) => doublesOf(work, before.id, field, left)).catch(tooLong)
    if (found) doubles.push(found)
  }
  return doubles
}

async function doublesOf(work: Work, appId: string, field: Field, ms: number): Promise<Double | undefined> {
  const { id, code, name } = field
  await sql`select set_config('statement_timeout', ${String(ms)}, true)`.execute(work.db)
  const numbered = await work.db.selectFrom('app_indexes').select('last').where('app_id', '=', appId).executeTakeFirstOrThrow()
  if (numbered.last > most) return undefined
  const { rows } = await sql<{ values: number; value: unknown }>`
    with doubled as materialized (
      select min(i.index) as first from items i, lateral ${digests(field, sql`i.values -> ${code}`)} d
      where i.app_id = ${appId} and i.deleted_at is null and i.values ? ${code} group by d.key having count(*) > 1)
    select (select count(*) from doubled) as values, i.values -> ${code} as value
    from (select distinct first from doubled order by first limit ${examples}) d join items i on i.app_id = ${appId} and i.index = d.first
    order by d.first`.execute(work.db)
  if (!rows[0]) return undefined
  const texts = await Promise.all(rows.map(({ value }) => textOf(work, field, value)))
  return { fieldId: id, name, values: rows[0].values, examples: texts }
}

/** The database gave it up. */
function tooLong(error: { code?: string }): undefined {
  if (error.code !== '57014') throw error
}
