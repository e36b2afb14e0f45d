import type { AppDefinition, Field, FieldError, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { App } from './app.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue, refsIn } from './fill-item.ts'
import { digests, uniqueFields } from './item-keys.ts'
import { namesOf } from './names.ts'

/** As many items or keys a statement, so that none takes long. */
const portion = 10_000

/**
 * What comes to be unique with a definition that nobody writes items by meanwhile, and what is so no more.
 * @throws {Refusal} `definition-invalid` with how many items have a value that one before them has too, and one such value
 */
export async function publishKeys(work: Work, before: App, after: AppDefinition): Promise<void> {
  const was = uniqueFields(before)
  const is = uniqueFields(after)
  await removeKeys(
    work,
    before.id,
    was.filter(({ id }) => !is.some((field) => field.id === id)),
  )
  const errors: FieldError[] = []
  for (const field of is.filter(({ id }) => !was.some((held) => held.id === id))) {
    const { doubles, example } = await fillKeys(work, before.id, field)
    if (doubles === 0) continue
    const at = after.fields.indexOf(field)
    errors.push({
      field: `/fields/${at}/unique`,
      code: 'has-doubles',
      detail: `${doubles} ${await textOf(work, field, example)}`,
    })
  }
  if (errors.length > 0) throw new Refusal('definition-invalid', { field: errors[0]!.field, errors })
}

/** In the order of the keys: those that are gone already are not walked over again. */
async function removeKeys({ db }: Work, appId: string, fields: readonly Field[]): Promise<void> {
  for (const { id } of fields) {
    for (let last: string | undefined = ''; last !== undefined; ) {
      const { rows }: { rows: { last: string }[] } = await sql<{ last: string }>`
        with going as materialized (select key from item_keys where app_id = ${appId} and field_id = ${id}
          and key > decode(${last}, 'hex') order by key limit ${portion}), gone as (delete from item_keys k using going
          where k.app_id = ${appId} and k.field_id = ${id} and k.key = going.key)
        select encode(key, 'hex') as last from going order by key desc limit 1`.execute(db)
      last = rows[0]?.last
    }
  }
}

async function fillKeys({ db }: Work, appId: string, field: Field) {
  const { code } = field
  const last = await db.selectFrom('app_indexes').select('last').where('app_id', '=', appId).executeTakeFirstOrThrow()
  let doubles = 0
  let example: unknown
  for (let from = 0; from < last.last; from += portion) {
    const wanted = sql`from items i, lateral ${digests(field, sql`i.values -> ${code}`)} d where i.app_id = ${appId}
      and i.index > ${from} and i.index <= ${from + portion} and i.deleted_at is null and i.values ? ${code}`
    const { rows } = await sql<{ wanted: number; kept: number }>`
      with wanted as materialized (select i.id, d.key ${wanted}), kept as (insert into item_keys (app_id, field_id, key, item_id)
        select ${appId}, ${field.id}, key, id from wanted on conflict do nothing returning 1)
      select (select count(*) from wanted) as wanted, (select count(*) from kept) as kept`.execute(db)
    const more = rows[0]!.wanted - rows[0]!.kept
    if (more > 0 && doubles === 0) {
      const found = await sql<{ value: unknown }>`
        select i.values -> ${code} as value ${wanted} and exists (select from item_keys k
          where k.app_id = ${appId} and k.field_id = ${field.id} and k.key = d.key and k.item_id <> i.id) limit 1`.execute(db)
      example = found.rows[0]?.value
    }
    doubles += more
  }
  return { doubles, example }
}

/** A kept value as people read it. */
export async function textOf(work: Work, field: Field, value: unknown): Promise<string> {
  const values = { [field.code]: value } as ItemValues
  const kept = ownValue(values, field.code)
  return kept === undefined
    ? ''
    : typeOf(field).text(kept, field.settings, await namesOf(work, refsIn({ fields: [field] }, [values])))
}
