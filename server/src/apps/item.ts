import type { Item, ItemValues, RightsInApp } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, appById, type Reads } from './app.ts'
import { type SeenApp, seenBy } from './field-limits.ts'
import { isShownTo } from './open-to.ts'
import { appRightsOf } from './rights.ts'

/** A row of items with the names of who wrote it. */
export interface ItemRow {
  id: string
  app_id: string
  index: number
  name: string
  values: ItemValues
  author_id: string | null
  author: string | null
  created_at: Date
  editor_id: string | null
  editor: string | null
  changed_at: Date
  deleted_at: Date | null
  version: number
  restricted: boolean
  rights_version: number
}

/** Of `items i`. */
export const itemColumns = sql`i.id, i.app_id, i.index, i.name, i.values, i.author_id, i.created_at, i.editor_id, i.changed_at,
  i.deleted_at, i.version, i.restricted, i.rights_version,
  (select name from users where id = i.author_id) as author, (select name from users where id = i.editor_id) as editor`

export function toItem(row: ItemRow): Item {
  const { id, index, name, values, version, restricted } = row
  return {
    ...{ id, index, name, values, version, restricted },
    appId: row.app_id,
    author: row.author_id === null ? null : { id: row.author_id, name: row.author ?? '' },
    createdAt: row.created_at.toISOString(),
    editor: row.editor_id === null ? null : { id: row.editor_id, name: row.editor ?? '' },
    changedAt: row.changed_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
  }
}

export async function itemById({ db }: Reads, id: string): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`select ${itemColumns} from items i where i.id = ${id}`.execute(db)
  return rows[0]
}

export type Need = 'edit' | 'delete' | 'permissions'
export interface Accessed {
  app: SeenApp
  item: ItemRow
  rights: RightsInApp
}

/** An item with its app, whole; undefined where there is none for somebody to see. */
export async function viewedItem(
  reads: Reads,
  who: UserAsker,
  id: string,
): Promise<{ app: App; item: ItemRow; rights: RightsInApp } | undefined> {
  const item = await itemById(reads, id)
  const app = item && (await appById(reads, item.app_id))
  if (!item || !app) return undefined
  const rights = await appRightsOf(reads, who, app.id)
  return (await isShownTo(reads, who, item, rights)) ? { app, item, rights } : undefined
}

/**
 * The one door to an item, with its app as the asker sees it. What is not theirs to see looks like what is not there.
 * @throws {Refusal} `not-found`, `forbidden`
 */
export async function accessItem(reads: Reads, who: UserAsker, id: string, need?: Need): Promise<Accessed> {
  const found = await viewedItem(reads, who, id)
  if (!found) throw new Refusal('not-found')
  const { app, item, rights } = found
  if (need && !rights[need]) throw new Refusal('forbidden')
  return { app: await seenBy(reads, who, app), item, rights }
}

/** For files: whether somebody may view this item. */
export async function mayViewItem(reads: Reads, who: UserAsker, id: string): Promise<boolean> {
  return (await viewedItem(reads, who, id)) !== undefined
}
