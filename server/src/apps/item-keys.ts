import type { Field, FieldError, ItemValues } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { App } from './app.ts'
import { fieldLimitsOf, noLimits } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { viewedItem } from './item.ts'

export const uniqueFields = ({ fields }: Pick<App, 'fields'>): Field[] => fields.filter(({ unique }) => unique)

interface Valued {
  id: string
  values: ItemValues
}

/** A field in which another item has the same. */
export interface Clash {
  field: Field
  /** Perhaps one that is to be made beside it. */
  itemId: string
}

/**
 * What is unique in these items is theirs from now on, guaranteed by the database. One that has something in common with an item that
 * is there, or with one before it, takes nothing.
 * @returns by item in what it clashes
 */
export async function takeKeys(
  work: Work,
  app: Pick<App, 'id' | 'fields'>,
  items: readonly Valued[],
): Promise<ReadonlyMap<string, readonly Clash[]>> {
  if (uniqueFields(app).length === 0 || items.length === 0) return new Map()
  for (;;) {
    const { clashes, missing } = judge(app, items, await keysOf(work, app, items))
    // Somebody else may take one of them at the same moment, and is waited for; then it is looked at anew.
    if ((await insertKeys(work, app, missing)) < missing.length) continue
    if (clashes.size > 0) await dropKeys(work, [...clashes.keys()])
    return clashes
  }
}

/** The same without taking anything. */
export async function clashesOf(work: Work, app: Pick<App, 'id' | 'fields'>, item: Valued): Promise<readonly Clash[]> {
  if (uniqueFields(app).length === 0) return []
  return judge(app, [item], await keysOf(work, app, [item])).clashes.get(item.id) ?? []
}

export async function dropKeys({ db }: Work, itemIds: readonly string[]): Promise<void> {
  await sql`delete from item_keys where item_id = any(${[...itemIds]}::uuid[])`.execute(db)
}

interface Key {
  item_id: string
  field_id: string
  /** As hexadecimal digits. */
  key: string
  holder: string | null
}

/** Of a kept value (jsonb) the digests of what it may not share, as rows of one column. */
export const digests = (field: Field, kept: RawBuilder<unknown>) =>
  sql`(select distinct sha256(convert_to(k, 'UTF8')) as key from unnest(${typeOf(field).keys!(kept)}) k)`

async function keysOf({ db }: Work, app: Pick<App, 'id' | 'fields'>, items: readonly Valued[]): Promise<Key[]> {
  const each = uniqueFields(app).map(
    (field) => sql`
      select r.id as item_id, ${field.id}::uuid as field_id, d.key
      from r, lateral ${digests(field, sql`r.values -> ${field.code}`)} d where r.values ? ${field.code}`,
  )
  const { rows } = await sql<Key>`
    with r as (select * from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ values }) => JSON.stringify(values))}::jsonb[])
      as r (id, values)), wanted as (${sql.join(each, sql` union all `)})
    select w.item_id, w.field_id, encode(w.key, 'hex') as key, k.item_id as holder from wanted w
    left join item_keys k on k.app_id = ${app.id} and k.field_id = w.field_id and k.key = w.key`.execute(db)
  return rows
}

/** One after the other, as if each were written alone: what one that stays out would have taken is left for those behind it. */
function judge({ fields }: Pick<App, 'fields'>, items: readonly Valued[], keys: readonly Key[]) {
  const byItem = Map.groupBy(keys, ({ item_id }) => item_id)
  const taken = new Map<string, string>()
  const clashes = new Map<string, Clash[]>()
  const missing: Key[] = []
  for (const { id } of items) {
    const wanted = byItem.get(id) ?? []
    const found = new Map<string, string>()
    for (const { field_id, key, holder } of wanted) {
      const other = holder !== null && holder !== id ? holder : taken.get(`${field_id} ${key}`)
      if (other !== undefined && !found.has(field_id)) found.set(field_id, other)
    }
    if (found.size > 0) {
      const inOrder = fields.filter((field) => found.has(field.id))
      clashes.set(
        id,
        inOrder.map((field) => ({ field, itemId: found.get(field.id)! })),
      )
      continue
    }
    for (const { field_id, key } of wanted) taken.set(`${field_id} ${key}`, id)
    missing.push(...wanted.filter(({ holder }) => holder === null))
  }
  return { clashes, missing }
}

/** In one order, so that two that take several wait for each other and not in a circle. */
async function insertKeys({ db }: Work, { id }: Pick<App, 'id'>, keys: readonly Key[]): Promise<number> {
  if (keys.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    insert into item_keys (app_id, field_id, key, item_id)
    select ${id}, field_id, decode(key, 'hex'), item_id
    from unnest(${keys.map(({ field_id }) => field_id)}::uuid[], ${keys.map(({ key }) => key)}::text[],
      ${keys.map(({ item_id }) => item_id)}::uuid[]) as k (field_id, key, item_id) order by field_id, key on conflict do nothing`.execute(
    db,
  )
  return Number(numAffectedRows)
}

export const notUnique = ({ field: { code } }: Clash, other?: string): FieldError => ({
  field: `/values/${code}`,
  code: 'not-unique',
  ...(other !== undefined && { detail: other }),
})

/** With the other items' names, for those who may see them; of a field that is hidden from somebody its code is not told. */
export async function refuseClashes(
  work: Work,
  who: UserAsker | undefined,
  app: App,
  clashes: readonly Clash[] = [],
): Promise<void> {
  if (clashes.length === 0) return
  const { hidden } = who ? await fieldLimitsOf(work, who, app) : noLimits
  const errors: FieldError[] = []
  for (const clash of clashes) {
    const told = !hidden.has(clash.field.code)
    const other = told && who ? await viewedItem(work, who, clash.itemId) : undefined
    errors.push(told ? notUnique(clash, other?.item.name) : { field: '/values', code: 'not-unique' })
  }
  throw new Refusal('values-invalid', { field: errors[0]!.field, errors })
}
