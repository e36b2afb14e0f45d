import { randomBytes } from 'node:crypto'
import type { editSharing as endpoint, FolderEntry, FolderRight, Members, Sharing, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction, type Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { accessEntry } from './entry.ts'
import type { Reads } from './standing.ts'
import { changeRights } from './tell.ts'

type Edit = StaticOf<NonNullable<(typeof endpoint)['body']>>

export async function readSharing(reads: Reads, who: UserAsker, entryId: string): Promise<Sharing> {
  await accessEntry(reads, who, entryId, { need: 'manage' })
  const { rows } = await sql<{ right: FolderRight; members: Members }>`
    select g.right, jsonb_build_object(
      'users', coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by lower(u.name)) filter (where u.id is not null), '[]'),
      'groups', coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by lower(o.name)) filter (where o.id is not null), '[]'),
      'orgItems', coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name) order by lower(i.name)) filter (where i.id is not null), '[]')) as members
    from folder_grants g left join users u on u.id = g.user_id left join groups o on o.id = g.group_id
    left join org_items i on i.id = g.org_item_id
    where g.entry_id = ${entryId} and not g.by_link group by g.right
    order by array_position(array['view', 'create', 'edit', 'manage'], g.right)`.execute(reads.db)
  const { inherits, link } = await reads.db
    .selectFrom('folder_entries')
    .select(['inherits', 'link'])
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow()
  return { grants: rows, inherits, link }
}

/** All lines as they are sent; of somebody named twice the greater right holds. */
export function editSharing(database: Database, who: UserAsker, entryId: string, { grants, inherits }: Edit): Promise<Sharing> {
  return transaction(database, async (work) => {
    await accessEntry(work, who, entryId, { need: 'manage' })
    await changeRights(work, entryId, () => giveAnew(work, entryId, { grants, inherits }))
    return readSharing(work, who, entryId)
  })
}

async function giveAnew({ db }: Work, entryId: string, { grants, inherits }: Edit): Promise<void> {
  await db.updateTable('folder_entries').set({ inherits }).where('id', '=', entryId).execute()
  await db.deleteFrom('folder_grants').where('entry_id', '=', entryId).where('by_link', '=', false).execute()
  const rows = grants.flatMap(({ right, members: { userIds, groupIds, orgItemIds } }) => [
    ...userIds.map((user_id) => ({ entry_id: entryId, right, user_id })),
    ...groupIds.map((group_id) => ({ entry_id: entryId, right, group_id })),
    ...orgItemIds.map((org_item_id) => ({ entry_id: entryId, right, org_item_id })),
  ])
  const greatest = new Map<string, (typeof rows)[number]>()
  const order = ['view', 'create', 'edit', 'manage']
  for (const row of rows.sort((a, b) => order.indexOf(a.right) - order.indexOf(b.right)))
    greatest.set(
      Object.values(row)
        .filter((value) => value !== row.right)
        .join(' '),
      row,
    )
  if (greatest.size > 0)
    await db
      .insertInto('folder_grants')
      .values([...greatest.values()])
      .execute()
      .catch((error) => {
        throw error.code === '23503' ? new Refusal('not-found', { field: '/grants' }) : error
      })
}

/** 192 random bits; null takes it back, with the rights that came by it. */
export function setLink(database: Database, who: UserAsker, entryId: string, on: boolean): Promise<Sharing> {
  return transaction(database, async (work) => {
    const { root } = await accessEntry(work, who, entryId, { need: 'manage' })
    if (root) throw new Refusal('folder-is-root')
    const link = on ? randomBytes(24).toString('base64url') : null
    await changeRights(work, entryId, async () => {
      await work.db.updateTable('folder_entries').set({ link }).where('id', '=', entryId).execute()
      await work.db.deleteFrom('folder_grants').where('entry_id', '=', entryId).where('by_link', '=', true).execute()
    })
    return readSharing(work, who, entryId)
  })
}

/** Who comes by a link has the right to view from then on, until the link is taken back. */
export function openLink(database: Database, who: UserAsker, link: string): Promise<FolderEntry> {
  return transaction(database, async (work) => {
    const found = await work.db.selectFrom('folder_entries').select('id').where('link', '=', link).forShare().executeTakeFirst()
    if (!found) throw new Refusal('not-found')
    await changeRights(work, found.id, () =>
      work.db
        .insertInto('folder_grants')
        .values({ entry_id: found.id, user_id: who.id, right: 'view', by_link: true })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    return accessEntry(work, who, found.id)
  })
}
