import { portion, type Role, type SessionCard, type SessionList, type Viewer } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { rights, viewerOf } from './access.ts'
import { minuteOf, type Session, toCard } from './session.ts'
import { columns, joined, sessionsById } from './sessions-query.ts'

type Reads = Pick<Work, 'db'>

export interface Wanted {
  list: SessionList
  liveChatId: string
  cursor?: string
}

/** The next portion of one list of one live chat; what is not theirs to see has no rows [WSP-03…08, WSP-14]. */
export async function listSessions(reads: Reads, asker: Asker, { list, liveChatId, cursor }: Wanted) {
  const viewer = await viewerOf(reads, asker)
  const role = viewer?.roles[liveChatId]
  if (!viewer || !role || (list === 'active' && !role.supervisor)) throw new Refusal('not-found')
  const { rows } = await portionOf(list, liveChatId, viewer, role, cursor === undefined ? undefined : fromCursor(cursor)).execute(
    reads.db,
  )
  return toPortion(list, rows)
}

function toPortion(list: SessionList, rows: Session[]): { items: SessionCard[]; next: string | null } {
  const items = rows.slice(0, portion)
  const last = items.at(-1)
  return {
    items: items.map(toCard),
    next: rows.length > portion && last ? toCursor(sortedBy(list, toCard(last)), last.id) : null,
  }
}

interface Cursor {
  at: Date
  id: string
}

/** What a list is sorted by. */
export function sortedBy(list: SessionList, card: SessionCard): string {
  if (list === 'queue') return card.queuedAt
  return list === 'closed' ? card.closedAt! : card.lastActivityAt
}

export function toCursor(at: string, id: string): string {
  return `${Date.parse(at)}.${id}`
}

function fromCursor(cursor: string): Cursor {
  const found = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor)
  if (!found) throw new Refusal('bad-request', { field: 'cursor' })
  return { at: new Date(Number(found[1])), id: found[2]! }
}

function portionOf(list: SessionList, chat: string, viewer: Viewer, role: Role, from?: Cursor): RawBuilder<Session> {
  const after = (column: RawBuilder<unknown>) =>
    from ? sql`(${column}, s.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`
  switch (list) {
    case 'queue': {
      const whose = role.supervisor ? sql`true` : sql`(s.group_id is null or s.group_id = any(${[...role.groupIds]}::uuid[]))`
      const onward = from ? sql`(s.queued_at, s.id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`
      return page(sql`s.live_chat_id = ${chat}::uuid and s.state = 'queued' and ${whose} and ${onward}`, sql`s.queued_at, s.id`)
    }
    case 'mine':
      return page(
        sql`s.operator_id = ${viewer.userId}::uuid and s.state = 'assigned' and s.live_chat_id = ${chat}::uuid and ${after(sql`s.last_activity_at`)}`,
        sql`s.last_activity_at desc, s.id desc`,
      )
    case 'active':
      return page(
        sql`s.live_chat_id = ${chat}::uuid and s.state in ('queued', 'assigned', 'bot') and ${after(sql`s.last_activity_at`)}
          and ${from ? sql`s.active_minute <= ${minuteOf(from.at)}` : sql`true`}`,
        sql`s.active_minute desc, s.last_activity_at desc, s.id desc`,
      )
    case 'closed': {
      const whose = role.supervisor ? sql`true` : sql`s.operator_id = ${viewer.userId}::uuid`
      return page(
        sql`s.live_chat_id = ${chat}::uuid and s.state = 'closed' and ${whose} and ${after(sql`s.closed_at`)}`,
        sql`s.closed_at desc, s.id desc`,
      )
    }
  }
}

/** One more than is shown, to know whether there are more. */
function page(which: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<Session> {
  return sql<Session>`select ${columns} from (select * from sessions s where ${which} order by ${order} limit ${portion + 1}) s
    ${joined} order by ${order}`
}

/** Up to 50 by id: what is not theirs to see is left out. */
export async function readCards(reads: Reads, asker: Asker, ids: readonly string[]): Promise<SessionCard[]> {
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return []
  return (await sessionsById(reads, ids)).filter((session) => rights(session, viewer).view).map(toCard)
}
