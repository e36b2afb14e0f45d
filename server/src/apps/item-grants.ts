import type { editItemGrants as endpoint, ItemGrants, MemberIds, Members, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { audited } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './app.ts'
import { holdItem } from './edit-item.ts'
import { accessItem } from './item.ts'
import { asMembers, memberRows, refuseMissing, withNames } from './members.ts'
import { itemTopics } from './viewers.ts'
import { addHistory } from './write-items.ts'

type Edit = StaticOf<NonNullable<(typeof endpoint)['body']>>

export async function readItemGrants(reads: Reads, who: UserAsker, itemId: string): Promise<ItemGrants> {
  const { item } = await accessItem(reads, who, itemId, 'permissions')
  return { restricted: item.restricted, members: await membersOf(reads, itemId), version: item.rights_version }
}

async function membersOf({ db }: Reads, itemId: string): Promise<Members> {
  const { rows } = await sql<{ members: Members }>`
    select ${asMembers} as members from item_members m ${withNames} where m.item_id = ${itemId}::uuid`.execute(db)
  return rows[0]!.members
}

/**
 * Who gains or loses the item by it hears of it as of a change [APP-10, P13].
 * @throws {Refusal} `not-found`, `forbidden`, `changed-meanwhile`
 */
export function editItemGrants(
  database: Database,
  who: UserAsker,
  itemId: string,
  { restricted, members, version }: Edit,
): Promise<ItemGrants> {
  return transaction(database, async (work) => {
    const { app, item } = await holdItem(work, who, itemId, 'permissions')
    if (item.rights_version !== version) throw new Refusal('changed-meanwhile')
    const [before, was] = [await itemTopics(work, item), await readItemGrants(work, who, itemId)]
    const set = { restricted, rights_version: version + 1 }
    await work.db.updateTable('items').set(set).where('id', '=', itemId).execute()
    await setMembers(work, itemId, restricted ? members : { userIds: [], groupIds: [], orgItemIds: [] })
    await addHistory(work, itemId, restricted ? 'restricted' : 'unrestricted', who.id)
    const topics = new Set([...before, ...(await itemTopics(work, { ...item, restricted }))])
    work.publish([...topics], { name: 'item.changed', appId: app.id, itemId, version: item.version })
    const is = await readItemGrants(work, who, itemId)
    audited(work, who, 'item-rights-edited', { kind: 'item', id: itemId, name: item.name }, { before: was, after: is })
    return is
  })
}

async function setMembers({ db }: Work, itemId: string, members: MemberIds): Promise<void> {
  await db.deleteFrom('item_members').where('item_id', '=', itemId).execute()
  const rows = memberRows(members).map((member) => ({ item_id: itemId, ...member }))
  if (rows.length === 0) return
  await db.insertInto('item_members').values(rows).execute().catch(refuseMissing('/members'))
}
