import type { SessionCard, SessionOrder } from '@parley/contract'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { auditedAlone } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { sendCsv } from '../platform/csv-out.ts'
import type { Database } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { viewerOf } from '../sessions/index.ts'
import { filtersFrom } from './choose-sessions.ts'
import { find } from './list-found.ts'
import { readAnew } from './read-anew.ts'
import { sendSheet } from './sheet.ts'

const portion = 500

interface Asked {
  filters?: string
  order?: string
  format: 'csv' | 'xlsx'
  as?: 'names' | 'ids' | 'both'
}

interface Where {
  reply: FastifyReply
  timeZone: string
}

/** A portion at a time, however many there are; what was said in them is not told [SAP-06]. That it was done is written down. */
export async function exportSessions(
  database: Database,
  who: UserAsker,
  asked: Asked,
  { reply, timeZone }: Where,
): Promise<FastifyReply> {
  const filters = filtersFrom(asked.filters)
  const order = (asked.order ?? '-created') as SessionOrder
  const viewer = await viewerOf(database, who)
  const { as = 'names', format } = asked
  await auditedAlone(database, who, 'sessions-exported', { kind: 'sessions', name: '' }, { after: { format, as, filters } })
  async function* rows(): AsyncGenerator<string[][]> {
    yield [headings(as)]
    for (let cursor: string | undefined; viewer; ) {
      const found = await find(database, viewer, { filters, order, limit: portion, cursor, timeZone })
      yield await cellsOf(database, found.items, as)
      if (!found.next) return
      cursor = found.next
    }
  }
  return format === 'csv' ? sendCsv(reply, 'Sessions', rows()) : sendSheet(reply, 'Sessions', rows())
}

type As = NonNullable<Asked['as']>

/** What is told by name, by id, or both. */
const referring = ['Live chat', 'Customer', 'Operator', 'Group', 'Labels']

const columnsFor = (as: As) =>
  referring.flatMap((name) => [...(as === 'ids' ? [] : [name]), ...(as === 'names' ? [] : [`${name}, id`])])

const headings = (as: As) => [
  'Session, id',
  'Name',
  ...columnsFor(as),
  'Channel',
  'State',
  'Priority',
  'Created',
  'Last activity',
  'Waiting since',
  'Closed',
  'Messages of the customer',
  'Messages to the customer',
]

const priorities = ['Priority not set', 'Low', 'Medium', 'High']

async function cellsOf(database: Database, cards: readonly SessionCard[], as: As): Promise<string[][]> {
  const names = await namesOf(database, cards)
  const pair = (id: string, name: string) => [...(as === 'ids' ? [] : [name]), ...(as === 'names' ? [] : [id])]
  return cards.map((card) => {
    const labelIds = card.labelIds.filter((id) => names.has(id))
    return [
      card.id,
      card.name,
      ...pair(card.liveChatId, names.get(card.liveChatId) ?? ''),
      ...pair(card.customer.id, card.customer.name),
      ...pair(card.operator?.id ?? '', card.operator?.name ?? ''),
      ...pair(card.group?.id ?? '', card.group?.name ?? ''),
      ...pair(labelIds.join(', '), labelIds.map((id) => names.get(id)).join(', ')),
      card.channelKind,
      card.state,
      priorities[card.priority] ?? '',
      card.createdAt,
      card.lastActivityAt,
      card.waitingSince ?? '',
      card.closedAt ?? '',
      String(card.received),
      String(card.sent),
    ]
  })
}

/** Of live chats and labels. */
async function namesOf(database: Database, cards: readonly SessionCard[]): Promise<Map<string, string>> {
  const ids = plainList([...new Set(cards.flatMap(({ liveChatId, labelIds }) => [liveChatId, ...labelIds]))])
  const rows = await readAnew(
    database,
    sql<{ id: string; name: string }>`
      select id, name from live_chats where id = any (${ids}::uuid[]) union all select id, name from labels where id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
