import type { RightsInApp } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './app.ts'
import type { ItemRow } from './item.ts'
import { isMember } from './members.ts'

/**
 * Of `items i`: that it is not restricted, or somebody is its author or one of its members; null of what has no author any more.
 * Who has the app's right `permissions` sees the others too [APP-10]. With `offset` the members are looked up item by item, and not
 * all of them at once for the first that is restricted.
 */
export const openTo = (userId: RawBuilder<unknown>) => sql<boolean>`(not i.restricted or i.author_id = ${userId}
  or exists (select from item_members m where m.item_id = i.id and ${isMember(userId)} offset 0))`

/** Of the `items i` of an app, those that are for somebody who may view it, by their rights there. */
export const shownTo = (who: UserAsker, { permissions }: RightsInApp): RawBuilder<boolean> =>
  permissions ? sql<boolean>`true` : openTo(sql`${who.id}::uuid`)

/** The same of one. */
export async function isShownTo(
  { db }: Reads,
  who: UserAsker,
  { id, restricted }: Pick<ItemRow, 'id' | 'restricted'>,
  rights: RightsInApp,
): Promise<boolean> {
  if (!rights.view || !restricted || rights.permissions) return rights.view
  const { rows } = await sql`select from items i where i.id = ${id}::uuid and ${shownTo(who, rights)}`.execute(db)
  return rows.length > 0
}
