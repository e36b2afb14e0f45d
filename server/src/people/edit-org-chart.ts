import type { OrgItemKind } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holdPeople, keepAnAdministrator, rebuildMemberships } from './memberships.ts'
import { type Reads, userById } from './user.ts'

interface Place {
  /** Null: at the top. */
  parentId?: string | null
  /** Of one that is there already; otherwise it becomes the last. */
  beforeId?: string | null
}

/** @returns its id */
export async function createOrgItem(work: Work, { kind, name, ...place }: Place & { kind: OrgItemKind; name: string }) {
  await holdPeople(work)
  const id = v7()
  await work.db.insertInto('org_items').values({ id, kind, name: name.trim() }).execute()
  await put(work, id, place.parentId ?? null, place.beforeId ?? null)
  return id
}

/** Moved, everything below comes along: whoever it makes a difference to is told [ORG-05, P13]. */
export async function editOrgItem(work: Work, id: string, { name, parentId, beforeId }: Place & { name?: string }) {
  await holdPeople(work)
  const item = await itemById(work, id)
  if (name !== undefined) await work.db.updateTable('org_items').set({ name: name.trim() }).where('id', '=', id).execute()
  if (parentId === undefined && beforeId === undefined) return
  const parent = parentId === undefined ? item.parent_id : parentId
  if (parent !== null && (await idsBelow(work, id)).includes(parent)) throw new Refusal('org-cycle', { field: '/parentId' })
  await put(work, id, parent, beforeId ?? null)
  if (parent === item.parent_id) return
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
}

/** With `subtree` also what is below it; otherwise only where there is nothing and nobody. */
export async function deleteOrgItem(work: Work, id: string, subtree: boolean): Promise<void> {
  await holdPeople(work)
  await itemById(work, id)
  const ids = await idsBelow(work, id)
  // People go first, so that those who lose something by it are found [ACC-11].
  const placed = await work.db.deleteFrom('org_item_users').where('org_item_id', 'in', ids).returning('user_id').execute()
  if (!subtree && (ids.length > 1 || placed.length > 0)) throw new Refusal('org-item-not-empty')
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
  // The deepest first: none stands below one that is gone.
  for (const one of ids.reverse())
    await work.db
      .deleteFrom('org_items')
      .where('id', '=', one)
      .execute()
      .catch((error) => {
        throw error?.code === '23503' ? new Refusal('org-item-in-use') : error
      })
}

export async function putInPosition(work: Work, id: string, userId: string): Promise<void> {
  await holdPeople(work)
  const { kind } = await itemById(work, id)
  if (kind !== 'position') throw new Refusal('org-item-no-position')
  if (!(await userById(work, userId))) throw new Refusal('not-found')
  await work.db
    .insertInto('org_item_users')
    .values({ org_item_id: id, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await rebuildMemberships(work)
}

export async function takeFromPosition(work: Work, id: string, userId: string): Promise<void> {
  await holdPeople(work)
  await itemById(work, id)
  if (!(await userById(work, userId))) throw new Refusal('not-found')
  await work.db.deleteFrom('org_item_users').where('org_item_id', '=', id).where('user_id', '=', userId).execute()
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
}

async function itemById({ db }: Reads, id: string) {
  const item = await db.selectFrom('org_items').select(['kind', 'parent_id']).where('id', '=', id).executeTakeFirst()
  if (!item) throw new Refusal('not-found')
  return item
}

/** The item itself first, then level by level. */
async function idsBelow({ db }: Work, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id, depth) as (
      select ${id}::uuid, 0 union all select i.id, b.depth + 1 from below b join org_items i on i.parent_id = b.id
    ) select id from below order by depth`.execute(db)
  return rows.map((row) => row.id)
}

/** Its siblings get their places anew, with it among them. */
async function put({ db }: Reads, id: string, parentId: string | null, beforeId: string | null): Promise<void> {
  if (parentId !== null) await itemById({ db }, parentId)
  const siblings = await db
    .selectFrom('org_items')
    .select('id')
    .where('parent_id', 'is not distinct from', parentId)
    .where('id', '!=', id)
    .orderBy('place')
    .orderBy('id')
    .execute()
  const ids = siblings.map((sibling) => sibling.id)
  const at = beforeId === null ? ids.length : ids.indexOf(beforeId)
  if (at < 0) throw new Refusal('not-found', { field: '/beforeId' })
  ids.splice(at, 0, id)
  await sql`update org_items i set place = o.place, parent_id = ${parentId}::uuid
    from unnest(${ids}::uuid[]) with ordinality as o (id, place) where i.id = o.id
      and (i.place, i.parent_id) is distinct from (o.place, ${parentId}::uuid)`.execute(db)
}
