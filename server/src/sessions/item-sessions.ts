import * as contract from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { mayViewItem } from '../apps/index.ts'
import { readsIn } from '../live-chats/index.ts'
import type { Asker, Routes, UserAsker } from '../people/index.ts'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Staff, viewerOf } from './access.ts'
import { findItemReach } from './find-item-reach.ts'
import { seenBy } from './seen-by.ts'

type Reads = Pick<Work, 'db'>

const portion = 50

/** As cursors carry it. */
const created = sql`date_trunc('milliseconds', s.created_at)`

interface Row {
  id: string
  name: string
  live_chat_id: string
  live_chat_name: string
  channel_kind: string
  customer_name: string
  open: boolean
  view: boolean
  created_at: Date
  last_activity_at: Date
}

export const itemSessionRoutes: Routes = ({ on }) => {
  on(contract.listItemReach, async ({ database, who, path }) =>
    findItemReach(database, who, await lookAtItem(database, who, path.itemId), path.itemId),
  )
  on(contract.listItemSessions, ({ database, who, path, query }) => listItemSessions(database, who, path.itemId, query.cursor))
}

/** What the item's page offers to read: where there is nothing, it offers nothing. */
async function listItemSessions(reads: Reads, who: UserAsker, itemId: string, cursor?: string) {
  const viewer = await lookAtItem(reads, who, itemId)
  const after = cursor === undefined ? null : placeAt(cursor)
  const { rows } = await sql<Row>`
    select s.id, s.name, s.live_chat_id, l.name as live_chat_name, s.channel_kind, c.name as customer_name,
      s.state <> 'closed' as open, ${seenBy(viewer)} as view, s.created_at, s.last_activity_at
    from sessions s join live_chats l on l.id = s.live_chat_id join customers c on c.id = s.customer_id
    where ${boundTo(itemId)} and ${await readableBy(reads, viewer)}
      and (${after === null} or (${created}, s.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by ${created} desc, s.id desc limit ${portion + 1}`.execute(reads.db)
  const items = rows.slice(0, portion)
  const last = items.at(-1)
  return {
    items: items.map(toItemSession),
    next: rows.length > portion && last ? writeCursor([last.created_at.toISOString(), last.id]) : null,
  }
}

/** @throws {Refusal} `not-found` where the session is not bound to the item, or not theirs to read */
export async function accessThroughItem(
  reads: Reads,
  who: UserAsker,
  { itemId, sessionId }: { itemId: string; sessionId: string },
): Promise<{ threadId: string; chapter: number }> {
  const viewer = await lookAtItem(reads, who, itemId)
  const { rows } = await sql<{ thread_id: string; chapter: number }>`
    select s.thread_id, s.chapter from sessions s
    where s.id = ${sessionId}::uuid and ${boundTo(itemId)} and ${await readableBy(reads, viewer)}`.execute(reads.db)
  const found = rows[0]
  if (!found) throw new Refusal('not-found')
  return { threadId: found.thread_id, chapter: found.chapter }
}

/** For files in messages: whether a reader comes to this session by any item that they may view. */
export async function readsThroughItem(reads: Reads, asker: Asker, sessionId: string): Promise<boolean> {
  const viewer = asker.kind === 'user' ? await viewerOf(reads, asker) : undefined
  if (!viewer) return false
  const { rows } = await sql<{ item_id: string }>`
    select b.item_id from sessions s join live_chats l on l.id = s.live_chat_id cross join lateral (
      select item_id from session_items where session_id = s.id
      union all
      select o.item_id from customers c join bindings o on o.customer_id = coalesce(c.merged_into, c.id)
        and o.app_id = l.account_app_id and o.item_id is not null where c.id = s.customer_id) b
    where s.id = ${sessionId}::uuid and s.state <> 'spam' and ${await readableBy(reads, viewer)}`.execute(reads.db)
  for (const { item_id } of rows) if (await mayViewItem(reads, asker as UserAsker, item_id)) return true
  return false
}

async function lookAtItem(reads: Reads, who: UserAsker, itemId: string): Promise<Staff> {
  const viewer = await viewerOf(reads, who)
  if (!viewer || !(await mayViewItem(reads, who, itemId))) throw new Refusal('not-found')
  return viewer
}

/** The one rule: sessions that somebody may view anyway, and all of live chats whose reader they are. Of sessions `s`. */
async function readableBy(reads: Reads, viewer: Staff): Promise<RawBuilder<boolean>> {
  return sql<boolean>`(${seenBy(viewer)} or s.live_chat_id = any(${await readsIn(reads, viewer.userId)}::uuid[]))`
}

/** Of sessions `s`: the item was registered there, or it is the customer's own where it binds accounts. */
const boundTo = (itemId: string) => sql<boolean>`s.state <> 'spam' and s.id in (
  select session_id from session_items where item_id = ${itemId}::uuid
  union all
  select o.id from bindings b join customers c on b.customer_id = coalesce(c.merged_into, c.id)
    join sessions o on o.customer_id = c.id join live_chats h on h.id = o.live_chat_id and h.account_app_id = b.app_id
    where b.item_id = ${itemId}::uuid)`

const toItemSession = (row: Row): contract.ItemSession => ({
  id: row.id,
  name: row.name,
  liveChat: { id: row.live_chat_id, name: row.live_chat_name },
  channelKind: row.channel_kind,
  customerName: row.customer_name,
  open: row.open,
  view: row.view,
  createdAt: row.created_at.toISOString(),
  lastActivityAt: row.last_activity_at.toISOString(),
})

function placeAt(cursor: string): { at: Date; id: string } {
  const isTime = ([at, ...more]: readonly unknown[]) =>
    more.length === 0 && typeof at === 'string' && !Number.isNaN(Date.parse(at))
  const [at, id] = readCursor<[string, string]>(cursor, isTime)
  return { at: new Date(at), id }
}
