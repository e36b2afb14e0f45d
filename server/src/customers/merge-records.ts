import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holdBinding, setBinding } from './bindings.ts'
import { type Person, personOf } from './person.ts'

type Reads = Pick<Work, 'db'>

interface Held {
  id: string
  kind: 'internal' | 'external'
  name: string
  named_by_staff: boolean
  verified: boolean
  merged_into: string | null
}

/** The records of these people stand still: of two who merge, the second looks at what the first did. In the order of their ids. */
export async function lockPerson({ db }: Work, people: readonly Person[]): Promise<Map<string, Held>> {
  const ids = people.flatMap((person) => person.ids)
  const { rows } = await sql<Held>`
    select id, kind, name, named_by_staff, verified, merged_into from customers
    where id = any(${ids}::uuid[]) or merged_into = any(${ids}::uuid[]) order by id for no key update`.execute(db)
  const fits = ({ lead, ids: those }: Person) =>
    those.every((id) => rows.some((row) => row.id === id && (row.merged_into ?? id) === lead)) &&
    rows.filter(({ merged_into }) => merged_into === lead).length === those.length - 1
  if (!people.every(fits)) throw new Refusal('changed-meanwhile')
  return new Map(rows.map((row) => [row.id, row]))
}

/** What became of a merge or of its way back. */
export interface Merge {
  keptName: string
  goneName: string
  /** Apps in which something else is bound to the one that stays. */
  appIds: string[]
}

/**
 * Of two people whose records are locked, `gone` becomes part of `keep`. An employee and somebody whom a website has signed are not
 * made part of somebody about whom less is known; two employees are two people [CST-01].
 */
export async function mergeRecords(work: Work, held: Map<string, Held>, keep: Person, gone: Person, by: string): Promise<Merge> {
  const [kept, other] = [held.get(keep.lead)!, held.get(gone.lead)!]
  const isInternal = ({ kind }: Held) => kind === 'internal'
  const isSure = (row: Held) => isInternal(row) || row.verified
  const rowsOf = ({ ids }: Person) => ids.map((id) => held.get(id)!)
  if (rowsOf(keep).some(isInternal) && rowsOf(gone).some(isInternal)) throw new Refusal('customer-employee')
  if (isInternal(other) || (isSure(other) && !isSure(kept))) throw new Refusal('merge-other-way')

  const bound = await bindTo(work, keep.lead, gone.lead, by)
  await sql`insert into customer_merges (id, lead_id, merged_id, member_ids, name, named_by_staff, bindings, by) values (${v7()},
    ${keep.lead}, ${gone.lead}, ${gone.ids.filter((id) => id !== gone.lead)}::uuid[], ${other.name}, ${other.named_by_staff},
    ${JSON.stringify(bound)}::jsonb, ${by})`.execute(work.db)
  await sql`update customers set merged_into = ${keep.lead}::uuid, name = ${kept.name}, named_by_staff = ${kept.named_by_staff}
    where id = any(${gone.ids}::uuid[])`.execute(work.db)
  return { keptName: kept.name, goneName: other.name, appIds: bound.map(({ appId }) => appId) }
}

interface Bound {
  appId: string
  version: number
}

/** Where nothing was ever bound to the one that stays, what is bound to the other one is from now on. */
async function bindTo(work: Work, lead: string, other: string, by: string): Promise<Bound[]> {
  const { rows } = await sql<{ app_id: string; item_id: string }>`
    select app_id, item_id from bindings where customer_id = ${other}::uuid and item_id is not null order by app_id`.execute(
    work.db,
  )
  const bound: Bound[] = []
  for (const { app_id: appId, item_id: itemId } of rows) {
    const held = await holdBinding(work, lead, appId)
    if (held.version > 0) continue
    bound.push({ appId, version: (await setBinding(work, held, { appId, itemId, by })).version })
  }
  return bound
}

/** The way back. `not-found` where the one is no part of the other by a merge of its own. */
export async function partRecords(work: Work, lead: string, gone: string, by: string): Promise<Merge & { parted: Person }> {
  const { rows } = await sql<{ id: string; member_ids: string[]; name: string; named_by_staff: boolean; bindings: Bound[] }>`
    delete from customer_merges where lead_id = ${lead}::uuid and merged_id = ${gone}::uuid
    returning id, member_ids, name, named_by_staff, bindings`.execute(work.db)
  const [merge] = rows
  if (!merge) throw new Refusal('not-found')
  await sql`update customers set merged_into = case when id = ${gone}::uuid then null else ${gone}::uuid end, name = ${merge.name},
      named_by_staff = ${merge.named_by_staff}
    where id = ${gone}::uuid or (id = any(${merge.member_ids}::uuid[]) and merged_into = ${lead}::uuid)`.execute(work.db)
  const appIds: string[] = []
  for (const { appId, version } of merge.bindings) {
    const held = await holdBinding(work, lead, appId)
    // Somebody has bound something else since: theirs stays.
    if (held.version !== version) continue
    await setBinding(work, held, { appId, itemId: null, by })
    appIds.push(appId)
  }
  const { rows: kept } = await sql<{ name: string }>`select name from customers where id = ${lead}::uuid`.execute(work.db)
  return { keptName: kept[0]?.name ?? '', goneName: merge.name, appIds, parted: await personOf(work, gone) }
}

export interface MergeRow {
  merged_id: string
  name: string
  by_name: string | null
  at: Date
}

/** What was merged into it by a merge of its own, the last first. */
export async function mergesInto({ db }: Reads, lead: string): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select m.merged_id, m.name, u.name as by_name, m.at from customer_merges m left join users u on u.id = m.by
    where m.lead_id = ${lead}::uuid order by m.at desc, m.id desc`.execute(db)
  return rows
}

/** All records of a person who is locked carry one name. */
export async function renamePerson({ db }: Work, { ids }: Person, name: string): Promise<void> {
  await sql`update customers set name = ${name}, named_by_staff = true where id = any(${ids}::uuid[])`.execute(db)
}
