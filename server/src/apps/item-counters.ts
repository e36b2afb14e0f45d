import type { Field, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { App } from './app.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'

const isCounter = (field: Field): boolean => firstOf(field) !== undefined

function firstOf(field: Field): number | undefined {
  const { made } = typeOf(field)
  return made && 'first' in made ? made.first(field.settings) : undefined
}

export const counters = ({ fields }: Pick<App, 'fields'>): Field[] => fields.filter(isCounter)

/** New items with the next numbers of each counter, in their order; whoever else makes some waits, and a rollback leaves a gap or none. */
export async function withNumbers(work: Work, app: App, items: readonly ItemValues[]): Promise<ItemValues[]> {
  const numbered = items.map((values) => ({ ...values }))
  for (const field of counters(app)) {
    const before = firstOf(field)! - 1
    const { rows } = await sql<{ last: number }>`
      insert into item_counters as c (app_id, field_id, ahead, last) values (${app.id}, ${field.id}, ${before}, ${before + items.length})
      on conflict (app_id, field_id) do update set last = greatest(c.last, ${before}) + ${items.length} returning last`.execute(
      work.db,
    )
    const first = rows[0]!.last - items.length + 1
    for (const [at, values] of numbered.entries()) values[field.code] = first + at
  }
  return numbered
}

/** When counters come to an app that nobody writes into meanwhile: its items keep the first numbers, in the order of their creation. */
export async function holdNumbers({ db }: Work, appId: string, added: readonly Field[]): Promise<void> {
  for (const field of added.filter(isCounter)) {
    const before = firstOf(field)! - 1
    await sql`
      insert into item_counters as c (app_id, field_id, ahead, last)
      select app_id, ${field.id}, ${before}, ${before} + last from app_indexes where app_id = ${appId}
      on conflict (app_id, field_id) do update set ahead = greatest(c.last, ${before}),
        last = greatest(c.last, ${before}) + excluded.last - ${before}`.execute(db)
  }
}

/** How an item that was there before its counters gets the numbers that are held for it. */
export async function heldNumbers({ db }: Work, app: App) {
  const fields = counters(app)
  const rows = fields.length === 0 ? [] : await db.selectFrom('item_counters').selectAll().where('app_id', '=', app.id).execute()
  const ahead = new Map(rows.map((row) => [row.field_id, row.ahead]))
  return (values: ItemValues, index: number): ItemValues => {
    const missing = fields.filter(({ id, code }) => ahead.has(id) && ownValue(values, code) === undefined)
    return { ...values, ...Object.fromEntries(missing.map(({ id, code }) => [code, ahead.get(id)! + index])) }
  }
}
