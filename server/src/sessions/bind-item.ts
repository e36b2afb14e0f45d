import type { SessionBindings } from '@parley/contract'
import { createFor, holdItemOf } from '../apps/index.ts'
import { addAccounts, type Binding, holdBinding, setBinding } from '../customers/index.ts'
import { appsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { demand, type Staff, viewerOf } from './access.ts'
import { customerOf } from './prepare-item.ts'
import { bindingsOf, readBindings } from './read-bindings.ts'
import type { Session } from './session.ts'
import { lockSessions, sessionById } from './sessions-query.ts'
import { note, tellBound } from './tell-bindings.ts'

export interface Chosen {
  itemId: string
  appId: string
  /** Of a new item. */
  values?: Record<string, unknown>
}

interface Bind extends Chosen {
  /** What the asker saw bound. */
  from: string | null
}

/**
 * The customer's item from now on, instead of the one that was seen [BND-02…06]. What is bound already stays so, whoever did it.
 * @throws {Refusal}
 */
export async function bindItem(database: Database, who: UserAsker, sessionId: string, bind: Bind): Promise<SessionBindings> {
  return transaction(database, async (work) => {
    const { session, viewer } = await holdSession(work, who, sessionId)
    const { appId, itemId } = bind
    if (session.customer_user_id !== null) throw new Refusal('customer-internal')
    if ((await appsOf(work, session.live_chat_id)).account !== appId) throw new Refusal('app-not-offered')
    const held = await holdBinding(work, session.customer_id, appId)
    if (held.itemId !== itemId && held.itemId !== bind.from) throw await changedMeanwhile(work, who, session)
    await bringItem(work, who, session, bind)
    if (held.itemId === itemId) return bindingsOf(work, who, session)
    await setBinding(work, held, { appId, itemId, by: who.id })
    return told(work, who, session, await note(work, session, viewer, 'bound', { appId, itemId }), appId)
  })
}

/** The item stays, with the account in it; it is not bound by itself again [BND-14]. */
export async function unbindItem(
  database: Database,
  who: UserAsker,
  sessionId: string,
  itemId: string,
): Promise<SessionBindings> {
  return transaction(database, async (work) => {
    const { session, viewer } = await holdSession(work, who, sessionId)
    const { account: appId } = await appsOf(work, session.live_chat_id)
    if (appId === null) throw new Refusal('not-found')
    const held: Binding = await holdBinding(work, session.customer_id, appId)
    if (held.itemId === null) return bindingsOf(work, who, session)
    if (held.itemId !== itemId) throw await changedMeanwhile(work, who, session)
    await setBinding(work, held, { appId, itemId: null, by: who.id })
    return told(work, who, session, await note(work, session, viewer, 'unbound', { appId, itemId }), appId)
  })
}

/** A session that stands still, in which the asker may bind. */
export async function holdSession(work: Work, who: UserAsker, id: string): Promise<{ session: Session; viewer: Staff }> {
  await lockSessions(work, [id])
  const [viewer, session] = await Promise.all([viewerOf(work, who), sessionById(work, id)])
  if (!viewer || !session) throw new Refusal('not-found')
  demand('bind', session, viewer)
  return { session, viewer }
}

/** The item as it is chosen or made, with the customer's accounts in it. */
export async function bringItem(work: Work, who: UserAsker, session: Session, { itemId, appId, values }: Chosen): Promise<void> {
  const customer = await customerOf(work, session)
  if (values) await createFor(work, who, { id: itemId, appId, values }, customer.accounts)
  else {
    await holdItemOf(work, who, { appId, itemId })
    await addAccounts(work, itemId, customer, who.id)
  }
}

async function told(work: Work, who: UserAsker, before: Session, after: Session, appId: string): Promise<SessionBindings> {
  await tellBound(work, before.customer_id, appId)
  return bindingsOf(work, who, after)
}

async function changedMeanwhile(work: Work, who: UserAsker, { id }: Session): Promise<Refusal> {
  return new Refusal('changed-meanwhile', { bindings: await readBindings(work, who, id) })
}
