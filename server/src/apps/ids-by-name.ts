import type { Field } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { CsvRow } from '../platform/csv-in.ts'
import type { Reads } from './app.ts'
import { type RefKind, typeOf } from './field-types/index.ts'
import { shownTo } from './open-to.ts'
import { rightsInApps } from './rights.ts'

/**
 * What the cells of these columns name: users by e-mail or name, groups by name, items by name. A name that several have, or that
 * one may not view, is nobody's.
 */
export async function idsByName(
  reads: Reads,
  who: UserAsker,
  mapped: readonly (Field | undefined)[],
  rows: readonly CsvRow[],
): Promise<(field: Field, name: string) => string | undefined> {
  const found = new Map<string, Map<string, string | undefined>>()
  for (const [at, field] of mapped.entries()) {
    const named = field && typeOf(field).named?.(field.settings)
    if (!named) continue
    const names = new Set(rows.flatMap(({ cells }) => [cells[at] ?? '', ...(cells[at] ?? '').split(';')]).map(plain))
    names.delete('')
    found.set(field.code, await lookUp(reads, who, named, [...names]))
  }
  return (field, name) => found.get(field.code)?.get(plain(name))
}

const plain = (name: string) => name.trim().toLowerCase()

async function lookUp(
  { db }: Reads,
  who: UserAsker,
  { kind, appId }: { kind: RefKind; appId?: string },
  names: string[],
): Promise<Map<string, string | undefined>> {
  const ids = new Map<string, string | undefined>()
  const rights = kind === 'items' ? (await rightsInApps({ db }, who, [appId!]))(appId!) : undefined
  if (rights?.view === false) return ids
  const query = {
    users: sql`select lower(email) as name, id from users where lower(email) = any(${names}::text[])
      union select lower(name), id from users where lower(name) = any(${names}::text[])`,
    groups: sql`select lower(name) as name, id from groups where lower(name) = any(${names}::text[])`,
    items: sql`select lower(i.name) as name, i.id from items i where i.app_id = ${appId ?? null}::uuid and i.deleted_at is null
      and ${rights ? shownTo(who, rights) : sql`false`} and lower(left(i.name, 100)) = any(select left(n, 100) from unnest(${names}::text[]) n)`,
    orgItems: sql`select lower(name) as name, id from org_items where lower(name) = any(${names}::text[])`,
    files: sql`select '' as name, null::uuid as id where false`,
  }[kind]
  const { rows } = await sql<{ name: string; id: string }>`${query}`.execute(db)
  for (const { name, id } of rows) ids.set(name, ids.has(name) && ids.get(name) !== id ? undefined : id)
  return ids
}
