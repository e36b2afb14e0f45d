import { mayRegister, mostRegistered, type SessionBindings } from '@parley/contract'
import { itemNames, noteBinding } from '../apps/index.ts'
import { appsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { bringItem, type Chosen, holdSession } from './bind-item.ts'
import { bindingsOf } from './read-bindings.ts'
import { note, tellRegistered } from './tell-bindings.ts'

/**
 * Binds an item to the session, chosen or made, once the customer's account is bound [BND-08…10, BND-13].
 * @throws {Refusal}
 */
export async function registerItem(
  database: Database,
  who: UserAsker,
  sessionId: string,
  chosen: Chosen,
): Promise<SessionBindings> {
  return transaction(database, async (work) => {
    const { session, viewer } = await holdSession(work, who, sessionId)
    const { appId, itemId } = chosen
    if (!(await appsOf(work, session.live_chat_id)).register.includes(appId)) throw new Refusal('app-not-offered')
    const before = await bindingsOf(work, who, session)
    if (!mayRegister(before)) throw new Refusal('account-first')
    await bringItem(work, who, session, chosen)
    const items = before.registered.flatMap(({ app, items }) => (app.id === appId ? items : []))
    if (items.some(({ id }) => id === itemId)) return before
    if (items.length >= mostRegistered) throw new Refusal('too-many-items')
    const row = { session_id: sessionId, item_id: itemId, app_id: appId, created_by: who.id }
    await work.db.insertInto('session_items').values(row).execute()
    await noteBinding(work, itemId, 'bound', who.id)
    const after = await note(work, session, viewer, 'registered', { appId, itemId })
    await tellRegistered(work, after, appId)
    return bindingsOf(work, who, after)
  })
}

/** The item stays as it is [BND-14]; what is not there is off already. */
export async function unregisterItem(
  database: Database,
  who: UserAsker,
  sessionId: string,
  itemId: string,
): Promise<SessionBindings> {
  return transaction(database, async (work) => {
    const { session, viewer } = await holdSession(work, who, sessionId)
    const gone = await work.db
      .deleteFrom('session_items')
      .where('session_id', '=', sessionId)
      .where('item_id', '=', itemId)
      .returning('app_id')
      .executeTakeFirst()
    if (!gone) return bindingsOf(work, who, session)
    if ((await itemNames(work, [itemId])).has(itemId)) await noteBinding(work, itemId, 'unbound', who.id)
    const after = await note(work, session, viewer, 'unregistered', { appId: gone.app_id, itemId })
    await tellRegistered(work, after, gone.app_id)
    return bindingsOf(work, who, after)
  })
}
