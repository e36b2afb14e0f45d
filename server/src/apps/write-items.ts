import { canonical, type ItemHistoryEntry, type ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { App } from './app.ts'
import { fillItem, refsIn } from './fill-item.ts'
import { counters, withNumbers } from './item-counters.ts'
import { type Clash, dropKeys, refuseClashes, takeKeys, uniqueFields } from './item-keys.ts'
import { namesOf } from './names.ts'
import { reckoned, takesPart } from './reckon-formulas.ts'

export interface NewItem {
  id: string
  values: ItemValues
}

/**
 * The one way by which items come to be: numbered, searchable, found by their accounts, with the first line of their history.
 * @returns those that did not, because another one has what is unique in them
 */
export async function insertItems(
  work: Work,
  app: App,
  { by, kind, items: given }: { by: string | null; kind: 'created' | 'imported'; items: readonly NewItem[] },
): Promise<ReadonlyMap<string, readonly Clash[]>> {
  const { db } = work
  const clashes = await takeKeys(work, app, given)
  const items = given.filter(({ id }) => !clashes.has(id))
  if (items.length === 0) return clashes
  const sent = items.map(({ values }) => values)
  const nameOf = await namesOf(work, refsIn(app, sent))
  // Others wait for the next index and numbers, so formulas come before where they can.
  const afterNumbers = takesPart(app, counters(app))
  const ready = afterNumbers ? sent : await reckoned(work, app, sent)
  const { last } = await db
    .updateTable('app_indexes')
    .set((eb) => ({ last: eb('last', '+', items.length) }))
    .where('app_id', '=', app.id)
    .returning('last')
    .executeTakeFirstOrThrow()
  const first = last - items.length + 1
  const numbered = await withNumbers(work, app, ready)
  const kept = afterNumbers ? await reckoned(work, app, numbered) : numbered
  const rows = kept.map((values, at) => ({
    id: items[at]!.id,
    index: first + at,
    values,
    ...fillItem(app, values, first + at, nameOf),
  }))
  const at = new Date()
  await sql`
    insert into items (id, app_id, index, name, values, status, search, author_id, created_at, editor_id, changed_at)
    select id, ${app.id}, index, name, values, status, search, ${by}::uuid, ${at}::timestamptz, ${by}::uuid, ${at}::timestamptz
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ index }) => index)}::int[], ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ values }) => JSON.stringify(values))}::jsonb[], ${rows.map(({ status }) => status)}::text[],
      ${rows.map(({ search }) => search)}::text[]) as r (id, index, name, values, status, search)`.execute(db)
  await addAccounts(work, app.id, rows)
  await sql`
    insert into item_changes (id, item_id, kind, by_id, at, changes)
    select * from unnest(${rows.map(() => v7())}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) r (id, item_id),
      lateral (select ${kind}::text, ${by}::uuid, ${at}::timestamptz, '[]'::jsonb) c`.execute(db)
  return clashes
}

interface Change {
  itemId: string
  index: number
  before: ItemValues
  after: ItemValues
  by: string | null
  /** Who is told of others that have what is unique in it. */
  asker?: UserAsker | undefined
}

/**
 * New values of one item, which the caller holds; what was changed goes into its history.
 * @throws {Refusal} `values-invalid` where another one has what is unique in them
 */
export async function updateItem(work: Work, app: App, change: Change): Promise<number> {
  const { db } = work
  const { itemId, index, before, after: sent, by, asker } = change
  if (uniqueFields(app).length > 0) await dropKeys(work, [itemId])
  await refuseClashes(work, asker, app, (await takeKeys(work, app, [{ id: itemId, values: sent }])).get(itemId))
  const [after] = (await reckoned(work, app, [sent])) as [ItemValues]
  const nameOf = await namesOf(work, refsIn(app, [after]))
  const { name, status, search, accounts } = fillItem(app, after, index, nameOf)
  const { version } = await db
    .updateTable('items')
    .set((eb) => ({
      ...{ name, status, search },
      values: JSON.stringify(after),
      editor_id: by,
      changed_at: new Date(),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', itemId)
    .returning('version')
    .executeTakeFirstOrThrow()
  await db.deleteFrom('item_accounts').where('item_id', '=', itemId).execute()
  await addAccounts(work, app.id, [{ id: itemId, accounts }])
  const changes = changedFields(app, before, after)
  if (changes.length > 0) await addHistory(work, itemId, 'edited', by, changes)
  return version
}

export function changedFields(
  { fields }: Pick<App, 'fields'>,
  before: ItemValues,
  after: ItemValues,
): ItemHistoryEntry['changes'] {
  const same = (one: unknown, other: unknown) => canonical(one) === canonical(other)
  return fields
    .filter(({ code }) => !same(before[code], after[code]))
    .map(({ code }) => ({ field: code, from: before[code] ?? null, to: after[code] ?? null }))
}

export async function addHistory(
  { db }: Work,
  itemId: string,
  kind: ItemHistoryEntry['kind'],
  by: string | null,
  changes: ItemHistoryEntry['changes'] = [],
): Promise<void> {
  const row = { id: v7(), item_id: itemId, kind, by_id: by, at: new Date(), changes: JSON.stringify(changes) }
  await db.insertInto('item_changes').values(row).execute()
}

type WithAccounts = { id: string; accounts: { kind: string; value: string; field: string }[] }

export async function addAccounts({ db }: Work, appId: string, rows: readonly WithAccounts[]): Promise<void> {
  const all = rows.flatMap(({ id, accounts }) => accounts.map((account) => ({ app_id: appId, item_id: id, ...account })))
  if (all.length === 0) return
  await sql`
    insert into item_accounts (app_id, kind, value, item_id, field)
    select ${appId}, * from unnest(${all.map(({ kind }) => kind)}::text[], ${all.map(({ value }) => value)}::text[],
      ${all.map(({ item_id }) => item_id)}::uuid[], ${all.map(({ field }) => field)}::text[]) on conflict do nothing`.execute(db)
}
