import type { ActivityEntry } from '@parley/contract'
import { v7 } from 'uuid'
import { addActivity } from '../activity/index.ts'
import { userById } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { viewersOf } from './viewers.ts'

interface Told {
  kind: 'item-changed' | 'item-commented' | 'item-mentioned'
  itemId: string
  by: string | null
  /** Besides or instead of the subscribers. */
  only?: readonly string[]
  except?: readonly string[]
}

/** An entry in the activity stream of everybody who subscribed and may still view the item; nobody is told what they did [APP-12, ACT-04]. */
export async function tellSubscribers(work: Work, { kind, itemId, by, only, except = [] }: Told): Promise<void> {
  const { db } = work
  const subscribed =
    only ??
    (await db.selectFrom('item_subscriptions').select('user_id').where('item_id', '=', itemId).execute()).map(
      ({ user_id }) => user_id,
    )
  const others = subscribed.filter((id) => id !== by && !except.includes(id))
  if (others.length === 0) return
  const item = await db.selectFrom('items').select(['id', 'name', 'app_id']).where('id', '=', itemId).executeTakeFirstOrThrow()
  const userIds = await viewersOf(work, itemId, others)
  if (userIds.length === 0) return
  const actor = by === null ? undefined : await userById(work, by)
  const entry: ActivityEntry = {
    id: v7(),
    kind,
    actor: actor ? { id: actor.id, name: actor.name } : null,
    liveChat: null,
    session: null,
    item: { id: item.id, name: item.name, appId: item.app_id },
    to: null,
    count: 1,
    at: new Date().toISOString(),
  }
  addActivity(work, entry, { userIds, topics: userIds.map((id) => `user:${id}`) })
}

export async function subscribe({ db }: Pick<Work, 'db'>, itemId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  const rows = userIds.map((user_id) => ({ item_id: itemId, user_id }))
  await db
    .insertInto('item_subscriptions')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function unsubscribe({ db }: Pick<Work, 'db'>, itemId: string, userId: string): Promise<void> {
  await db.deleteFrom('item_subscriptions').where('item_id', '=', itemId).where('user_id', '=', userId).execute()
}
