import type { BoundItem, CustomerBound, Notice, SessionRegistered } from '@parley/contract'
import { sql } from 'kysely'
import { appsNamed, itemNames } from '../apps/index.ts'
import { type Binding, bindingOf, personOf } from '../customers/index.ts'
import type { Work } from '../platform/database.ts'
import type { Staff } from './access.ts'
import { changeSession } from './change-session.ts'
import { type By, type Session, whoHears } from './session.ts'
import { registeredItems } from './session-items.ts'

type Reads = Pick<Work, 'db'>
type Heard = Pick<Session, 'live_chat_id' | 'state' | 'group_id' | 'operator_id'>

/** Undefined: none, or it is gone for good. */
export async function boundItem(reads: Reads, binding: Binding | undefined): Promise<BoundItem | undefined> {
  if (!binding || binding.itemId === null) return undefined
  const item = (await itemNames(reads, [binding.itemId])).get(binding.itemId)
  if (!item) return undefined
  const { id, name, deleted, restricted } = item
  return { id, name, deleted, restricted, boundAt: binding.at.toISOString(), boundBy: binding.by }
}

/** Everybody who may see a session of this customer that shows this app: the binding is theirs in all of them [BND-06]. */
export async function tellBound(work: Work, customerId: string, appId: string): Promise<void> {
  const { lead, ids } = await personOf(work, customerId)
  const { rows } = await sql<Heard>`
    select distinct s.live_chat_id, s.state, s.group_id, s.operator_id
    from sessions s join live_chats l on l.id = s.live_chat_id and l.account_app_id = ${appId}::uuid
    where s.customer_id = any(${ids}::uuid[])`.execute(work.db)
  const topics = [...new Set(rows.flatMap(whoHears))]
  if (topics.length === 0) return
  const binding = await bindingOf(work, customerId, appId)
  const item = (await boundItem(work, binding)) ?? null
  const event: CustomerBound = { name: 'customer.bound', customerId: lead, appId, version: binding?.version ?? 0, item }
  work.publish(topics, event)
}

export async function tellRegistered(work: Work, session: Session, appId: string): Promise<void> {
  const { id: sessionId, number } = session
  const items = (await registeredItems(work, sessionId)).get(appId) ?? []
  const event: SessionRegistered = { name: 'session.registered', sessionId, number, appId, items }
  work.publish(whoHears(session), event)
}

/** Says so in the timeline [SES-16]. */
export async function note(
  work: Work,
  session: Session,
  viewer: Pick<Staff, 'userId' | 'name'> | null,
  kind: Extract<Notice, { item: string }>['kind'],
  { appId, itemId }: { appId: string; itemId: string },
): Promise<Session> {
  const [app] = await appsNamed(work, [appId])
  const item = (await itemNames(work, [itemId])).get(itemId)
  const by: By = viewer ? { author: 'operator', id: viewer.userId, name: viewer.name } : { author: 'system', id: null, name: '' }
  return changeSession(work, session, {}, by, [{ kind, app: app?.name ?? '', item: item?.name ?? '' }])
}
