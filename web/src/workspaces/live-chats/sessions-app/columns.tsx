import type { SessionRow, SessionSort } from '@parley/contract'
import type { ReactNode } from 'react'
import { channelName, priorityName } from '../../../conversation/index.ts'
import type { TextKey } from '../../../texts/index.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { Counter } from '../../../ui/Counter.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { full, short, useNow, waiting } from '../../../ui/time.ts'
import { useLabelsOf } from '../session/labels.ts'
import { t } from './words.ts'

export interface Column {
  code: string
  name: string
  sort?: SessionSort
  Cell: (props: { row: SessionRow }) => ReactNode
}

const time = (at: string | null) => at && <time title={full(at)}>{short(at)}</time>

export const stateNames = {
  queued: 'sessions.stateQueued',
  assigned: 'sessions.stateAssigned',
  bot: 'sessions.stateBot',
  closed: 'sessions.stateClosed',
  spam: 'sessions.stateSpam',
} as const

const tones = { queued: 'warning', assigned: 'accent', bot: 'violet', closed: 'neutral', spam: 'danger' } as const

const cells: readonly (Omit<Column, 'name'> & { text: TextKey })[] = [
  {
    code: 'id',
    text: 'sessionsApp.id',
    Cell: ({ row }) => <span title={row.id}>{row.id.slice(-6)}</span>,
  },
  { code: 'customer', text: 'sessionsApp.customer', sort: 'customer', Cell: ({ row }) => row.customer.name },
  { code: 'account', text: 'sessionsApp.account', Cell: ({ row }) => row.account ?? '–' },
  { code: 'liveChat', text: 'sessionsApp.liveChat', sort: 'liveChat', Cell: ({ row }) => row.liveChatName },
  { code: 'channel', text: 'sessionsApp.channel', sort: 'channel', Cell: ({ row }) => channelName(row.channelKind) },
  { code: 'operator', text: 'sessionsApp.operator', sort: 'operator', Cell: ({ row }) => row.operator?.name ?? '–' },
  { code: 'group', text: 'sessionsApp.group', sort: 'group', Cell: ({ row }) => row.group?.name ?? '–' },
  {
    code: 'state',
    text: 'sessionsApp.state',
    sort: 'state',
    Cell: ({ row }) => <Tag tone={tones[row.state]}>{t(stateNames[row.state])}</Tag>,
  },
  { code: 'priority', text: 'sessionsApp.priority', sort: 'priority', Cell: Priority },
  { code: 'labels', text: 'sessionsApp.labels', Cell: Labels },
  { code: 'unread', text: 'sessionsApp.unread', Cell: Unread },
  { code: 'waiting', text: 'sessionsApp.waiting', Cell: Waiting },
  { code: 'created', text: 'sessionsApp.created', sort: 'created', Cell: ({ row }) => time(row.createdAt) },
  { code: 'activity', text: 'sessionsApp.activity', sort: 'activity', Cell: ({ row }) => time(row.lastActivityAt) },
  { code: 'closed', text: 'sessionsApp.closed', sort: 'closed', Cell: ({ row }) => time(row.closedAt) },
  { code: 'duration', text: 'sessionsApp.duration', Cell: Duration },
  { code: 'messages', text: 'sessionsApp.messages', Cell: ({ row }) => row.received + row.sent },
  { code: 'received', text: 'sessionsApp.received', Cell: ({ row }) => row.received },
]

/** The name stands first always and is not among them. */
export function columns(): Column[] {
  return cells.map(({ text, ...column }) => ({ ...column, name: t(text) }))
}

export const usual = ['customer', 'channel', 'operator', 'state', 'priority', 'labels', 'created', 'activity']

function Priority({ row }: { row: SessionRow }) {
  if (row.priority === 0) return '–'
  const tone = row.priority === 3 ? 'danger' : row.priority === 2 ? 'warning' : 'neutral'
  return <Tag tone={tone}>{priorityName(row.priority)}</Tag>
}

function Labels({ row }: { row: SessionRow }) {
  const labels = useLabelsOf(row)
  return labels.map(({ id, name, colour }) => (
    <Chip key={id} colour={colour}>
      {name}
    </Chip>
  ))
}

const isOpen = ({ state }: SessionRow) => state !== 'closed' && state !== 'spam'

function Unread({ row }: { row: SessionRow }) {
  return isOpen(row) && <Counter count={row.received - row.read} />
}

function Waiting({ row }: { row: SessionRow }) {
  const now = useNow()
  return isOpen(row) && row.waitingSince ? waiting(row.waitingSince, now) : '–'
}

/** From its first message until it was closed, or until now. */
function Duration({ row }: { row: SessionRow }) {
  const now = useNow()
  return waiting(row.createdAt, row.closedAt ? Date.parse(row.closedAt) : now)
}
