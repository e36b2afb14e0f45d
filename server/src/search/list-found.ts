import type { SessionCard, SessionFilters, SessionOrder, SessionRow, SessionSort } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker, UserAsker } from '../people/index.ts'
import { plainList } from '../platform/plain-list.ts'
import { type Staff, sessionsById, toCard, viewerOf } from '../sessions/index.ts'
import { beganOf, chooseSessions, chosenTime, filtersFrom, foundElsewhere, noneClosed } from './choose-sessions.ts'
import { findSessions } from './find-sessions.ts'
import { namePartsOf } from './name-parts.ts'
import { orderOf } from './order.ts'
import { type Reads, readAnew } from './read-anew.ts'
import { scopeOf } from './scope.ts'
import { valuesFor } from './values.ts'

export interface AskedList {
  filters?: string
  order?: string
  limit?: number
  cursor?: string
}

const defaultLimit = 50

/** The Sessions app [SAP-01, SAP-02, SRC-08]. */
export async function listFound(reads: Reads, who: UserAsker, asked: AskedList, timeZone: string) {
  const { limit = defaultLimit, order = '-created', cursor } = asked
  const filters = filtersFrom(asked.filters)
  const viewer = await viewerOf(reads, who)
  if (!viewer) return { items: [], next: null, count: 0 }
  const found = await find(reads, viewer, { filters, order: order as SessionOrder, limit, cursor, timeZone })
  return { ...found, items: await withLiveChats(reads, found.items) }
}

/** The search bar with no session open: names alone, closed ones too, and not in spam [SRC-03, SRC-07]. */
export async function searchNames(reads: Reads, who: Asker, { text, cursor }: { text: string; cursor?: string }) {
  const viewer = await viewerOf(reads, who)
  if (!viewer) return { items: [], next: null, count: 0 }
  return find(reads, viewer, { filters: { name: text }, order: '-activity', limit: 20, cursor, timeZone: 'UTC' })
}

export interface Finding {
  filters: SessionFilters
  order: SessionOrder
  limit: number
  cursor?: string | undefined
  timeZone: string
}

export async function find(
  reads: Reads,
  viewer: Staff,
  { filters, order, limit, cursor, timeZone }: Finding,
): Promise<{ items: SessionCard[]; next: string | null; count: number | null }> {
  const asking = { userId: viewer.userId, timeZone }
  const sort = order.replace('-', '') as SessionSort
  const parts = await namePartsOf(reads, filters)
  const found = await findSessions(reads, {
    scope: scopeOf(viewer),
    where: chooseSessions(filters, { ...asking, sort }),
    byIndex: chooseSessions(filters, { ...asking, parts }),
    named: parts && (parts.common ? 'common' : 'rare'),
    order: await orderOf(order, valuesFor(reads, viewer, filters), beganOf(filters, timeZone)),
    time: chosenTime(filters),
    elsewhere: foundElsewhere(filters, order),
    few: noneClosed(filters) && order !== 'activity' && order !== '-activity',
    cursor,
    limit,
  })
  const ids = found.rows.map(({ id }) => id)
  const cards = new Map((await sessionsById(reads, ids)).map((session) => [session.id, toCard(session)]))
  return { ...found, items: ids.flatMap((id) => cards.get(id) ?? []) }
}

/** With the names of live chats, and the accounts of customers. */
async function withLiveChats(reads: Reads, cards: readonly SessionCard[]): Promise<SessionRow[]> {
  const ids = [...new Set(cards.map(({ liveChatId }) => liveChatId))]
  const rows = await readAnew(
    reads,
    sql<{ id: string; name: string }>`select id, name from live_chats where id = any (${plainList(ids)}::uuid[])`,
  )
  const customerIds = [...new Set(cards.map(({ customer }) => customer.id))]
  const customers = await readAnew(
    reads,
    sql<{ id: string; account: string | null }>`
      select id, case when kind = 'external' then coalesce(external_id, id::text) end as account
      from customers where id = any (${plainList(customerIds)}::uuid[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const accounts = new Map(customers.map(({ id, account }) => [id, account]))
  return cards.map((card) => ({
    ...card,
    liveChatName: names.get(card.liveChatId) ?? '',
    account: accounts.get(card.customer.id) ?? null,
  }))
}
