import type { AppIcon, Field, ItemCard, ItemRefs, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { filesById } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './app.ts'
import { refsIn } from './fill-item.ts'
import { openTo } from './open-to.ts'
import { rightsInApps } from './rights.ts'

/** Names and files for the ids in these values, as this asker may know them. */
export async function refsOf(
  reads: Reads,
  who: UserAsker,
  { fields, values }: { fields: Field[]; values: readonly ItemValues[] },
): Promise<ItemRefs> {
  const { users, items, groups, orgItems, files } = refsIn({ fields }, values)
  const refs: ItemRefs = { items: {}, users: {}, roles: {}, files: {} }
  if (users.length + groups.length + orgItems.length > 0) {
    const { rows } = await sql<{ kind: string; id: string; name: string; avatar_file_id: string | null }>`
      select 'user' as kind, id, name, avatar_file_id from users where id = any(${users}::uuid[])
      union all select 'role', id, name, null from groups where id = any(${groups}::uuid[])
      union all select 'role', id, name, null from org_items where id = any(${orgItems}::uuid[])`.execute(reads.db)
    for (const { kind, id, name, avatar_file_id } of rows) {
      if (kind === 'user') refs.users[id] = { id, name, avatarFileId: avatar_file_id }
      else refs.roles[id] = { id, name }
    }
  }
  for (const card of await itemCards(reads, who, items)) refs.items[card.id] = card
  for (const file of await filesById(reads, files)) refs.files[file.id] = file
  return refs
}

interface CardRow {
  id: string
  name: string
  deleted: boolean
  app_id: string
  app_name: string
  icon: string
  /** Null: no. */
  open: boolean | null
}

/** In the order of the ids; of what one may not view the name is told and no more [APP-11]. */
export async function itemCards(reads: Reads, who: UserAsker, ids: readonly string[]): Promise<ItemCard[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CardRow>`
    select i.id, i.name, i.deleted_at is not null as deleted, a.id as app_id, a.name as app_name, a.icon, ${openTo(sql`${who.id}::uuid`)} as open
    from items i join apps a on a.id = i.app_id and a.deleted_at is null where i.id = any(${[...ids]}::uuid[])`.execute(reads.db)
  const rightsOf = await rightsInApps(reads, who, [...new Set(rows.map(({ app_id }) => app_id))])
  const views = ({ app_id, open }: CardRow) => rightsOf(app_id).view && (open === true || rightsOf(app_id).permissions)
  const cards = new Map(rows.map((row) => [row.id, toCard(row, views(row))]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}

const toCard = ({ id, name, deleted, app_id, app_name, icon }: CardRow, view: boolean): ItemCard => ({
  ...{ id, name, view, deleted },
  app: { id: app_id, name: app_name, icon: icon as AppIcon },
})
