import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holdApp, type Reads } from './app.ts'
import { accessItem } from './item.ts'
import { itemTopics } from './viewers.ts'
import { addHistory } from './write-items.ts'

/**
 * An item that is there and stays until this is committed, so that it can be bound, or a process begun with it.
 * @throws {Refusal} `not-found` where it is of another app or may not be viewed, `item-deleted`
 */
export async function holdItemOf(
  work: Work,
  who: UserAsker,
  { appId, itemId }: { appId: string; itemId: string },
): Promise<void> {
  const { item: seen } = await accessItem(work, who, itemId)
  if (seen.app_id !== appId) throw new Refusal('not-found')
  await holdApp(work, appId, 'share')
  await work.db.selectFrom('items').select('id').where('id', '=', itemId).forUpdate().execute()
  const { item } = await accessItem(work, who, itemId)
  if (item.deleted_at) throw new Refusal('item-deleted')
}

export interface BoundItemOf {
  id: string
  appId: string
  name: string
  deleted: boolean
  restricted: boolean
}

/** By id. Of an item's name everybody is told who sees where it is bound [APP-11]. */
export async function itemNames({ db }: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, BoundItemOf>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; app_id: string; name: string; deleted: boolean; restricted: boolean }>`
    select id, app_id, name, deleted_at is not null as deleted, restricted from items where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ app_id: appId, ...item }) => [item.id, { ...item, appId }]))
}

/** A line in the item's history; who looks at it hears. */
export async function noteBinding(work: Work, itemId: string, kind: 'bound' | 'unbound', by: string | null): Promise<void> {
  await addHistory(work, itemId, kind, by)
  const item = await work.db
    .selectFrom('items')
    .select(['id', 'app_id', 'version', 'restricted'])
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  const { app_id: appId, version } = item
  work.publish(await itemTopics(work, item), { name: 'item.changed', appId, itemId, version })
}
