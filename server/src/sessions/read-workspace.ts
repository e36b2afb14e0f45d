import {
  heldOf,
  isQueueOf,
  type Me,
  type MyLiveChat,
  portion,
  type SessionCard,
  type SessionList,
  type Workspace,
} from '@parley/contract'
import { toNotices } from '../activity/index.ts'
import { withRole } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { positionOf } from '../platform/position.ts'
import { Refusal } from '../platform/refusal.ts'
import { toMyTasks } from '../processes/index.ts'
import { type Kept, keepCard, keptCard } from './kept-cards.ts'
import { sortedBy, toCursor } from './lists.ts'
import { type ReminderRow, toReminder } from './reminders.ts'
import type { Session } from './session.ts'
import { nameOf } from './tallies.ts'
import { type ThreadsRow, toThread } from './threads.ts'
import { picked, sessionsText, workspaceText } from './workspace-query.ts'

/** A picked row with its card. */
interface Row extends Pick<Kept, 'card' | 'json'> {
  id: string
  lists: number
  reads: number | null
}

interface Head {
  mark: string
  me: Me & { online: boolean }
  chats: MyLiveChat[]
  tallies: [liveChatId: string, kind: string, key: string, n: number][]
  may_write: boolean
  may_view_apps: boolean
  unread: string[]
  notices: Parameters<typeof toNotices>[0]
  reminders: ReminderRow[]
  drafts: Workspace['drafts']
  tasks: Workspace['tasks']
  /** By commas: id, list, how many were read or -1, version. */
  cards: string | null
  theirs: ThreadsRow[]
}

type Rest = Omit<Workspace, 'sessions'> & { position: string }

/** Everything before anything is opened, and its position. */
export async function readWorkspace(database: Database, who: UserAsker, settings: Workspace['settings']) {
  const { rest, shown } = await read(database, who, settings)
  const sessions = Object.fromEntries(shown.map(({ card }) => [card.id, card]))
  return { ...rest, sessions }
}

/** The same as JSON, put together of cards that are JSON already. */
export async function workspaceJson(database: Database, who: UserAsker, settings: Workspace['settings']): Promise<Buffer> {
  const { rest, shown } = await read(database, who, settings)
  const parts: Buffer[] = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"sessions":{`)]
  for (const { card, json } of shown) parts.push(Buffer.from(`${parts.length > 1 ? ',' : ''}"${card.id}":`, 'latin1'), json)
  parts.push(Buffer.from('}}'))
  return Buffer.concat(parts)
}

async function read(
  database: Database,
  { id }: UserAsker,
  settings: Workspace['settings'],
): Promise<{ rest: Rest; shown: Row[] }> {
  const { head, rows } = await readSnapshot(database, id)
  if (!head.me) throw new Refusal('not-signed-in')
  const works = head.chats.length > 0 || rows.some((row) => (row.lists & picked.mine) !== 0)
  const staff = works || (await withRole(database, [id])).has(id)
  const { more, shown } = held(head.chats, rows)
  const rest: Rest = {
    me: { ...head.me, online: staff ? head.me.online : null },
    settings: heldOf(settings),
    liveChats: head.chats,
    more,
    reads: Object.fromEntries(rows.flatMap((row) => (row.reads === null ? [] : [[row.id, row.reads]]))),
    tallies: talliesFor(head),
    threads: {},
    mayWrite: head.may_write,
    mayViewApps: head.may_view_apps || head.me.administrator,
    unreadActivity: head.unread,
    notices: toNotices(head.notices),
    reminders: Object.fromEntries(head.reminders.map((row) => [row.session_id, toReminder(row)])),
    drafts: head.drafts,
    tasks: toMyTasks(head.tasks),
    position: positionOf(database, head.mark),
  }
  for (const row of head.theirs) rest.threads[row.id] = await toThread(database, row)
  return { rest, shown }
}

/**
 * One statement, which sees one snapshot by itself. Only where it names cards that nobody was shown before, it is asked again in a
 * transaction that holds its snapshot until they are read too [T-05].
 */
async function readSnapshot(database: Database, userId: string): Promise<{ head: Head; rows: Row[] }> {
  const { rows } = await database.readers.query<Head>(workspaceText, [userId])
  const head = rows[0]!
  const known = withCards(head, keptCard)
  return known ? { head, rows: known } : readWithCards(database, userId)
}

async function readWithCards(database: Database, userId: string): Promise<{ head: Head; rows: Row[] }> {
  const client = await database.readers.connect()
  try {
    // Both on their way before the first is answered.
    const [, { rows }] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query<Head>(workspaceText, [userId]),
    ])
    const head = rows[0]!
    // Held from here on: what is kept may be thrown out meanwhile.
    const versions = new Map(named(head).map(({ id, version }) => [id, version]))
    const made = new Map([...versions].map(([id, version]) => [id, keptCard(id, version)]))
    const missing = [...made].flatMap(([id, kept]) => (kept ? [] : [id]))
    const [sessions] = await Promise.all([client.query<Session>(sessionsText, [missing]), client.query('commit')])
    client.release()
    for (const session of sessions.rows) made.set(session.id, keepCard(session, versions.get(session.id)!))
    return { head, rows: withCards(head, (id) => made.get(id))! }
  } catch (error) {
    client.release(true)
    throw error
  }
}

function named({ cards }: Head) {
  if (cards === null) return []
  return cards.split(',').map((card) => {
    const [id, list, reads, version] = card.split(' ') as [string, string, string, string]
    return { id, list: Number(list), reads: reads === '-1' ? null : Number(reads), version }
  })
}

/** Those whose cards are made or kept, each once; undefined where one of them is neither. */
function withCards(head: Head, cardOf: (id: string, version: string) => Kept | undefined): Row[] | undefined {
  const rows = new Map<string, Row>()
  for (const { id, list, reads, version } of named(head)) {
    const row = rows.get(id)
    if (row) {
      row.lists |= list
      continue
    }
    const kept = cardOf(id, version)
    if (!kept) return undefined
    rows.set(id, { id, lists: list, reads, card: kept.card, json: kept.json })
  }
  return [...rows.values()]
}

/** The rows of the first portions, and where the lists go on. */
function held(chats: readonly MyLiveChat[], rows: Row[]): { shown: Row[]; more: Workspace['more'] } {
  const shown = new Set(rows.filter(({ lists }) => (lists & picked.mine) !== 0))
  const more: Workspace['more'] = {}
  for (const list of ['queue', 'active'] as const) {
    const byChat = Map.groupBy(
      rows.filter((row) => (row.lists & picked[list]) !== 0),
      ({ card }) => card.liveChatId,
    )
    for (const { id } of chats) {
      const theirs = (byChat.get(id) ?? []).sort((a, b) => inOrder(list, a.card, b.card))
      const first = theirs.slice(0, portion)
      for (const row of first) shown.add(row)
      const last = first.at(-1)?.card
      if (theirs.length <= portion || !last) continue
      const edge = sortedBy(list, last)
      more[`${list}:${id}`] = { cursor: toCursor(edge, last.id), edge }
    }
  }
  return { shown: [...shown], more }
}

/** The queue oldest first, the others latest first [WSP-08]. */
function inOrder(list: SessionList, a: SessionCard, b: SessionCard): number {
  const earlier = sortedBy(list, a) + a.id < sortedBy(list, b) + b.id
  return earlier === (list === 'queue') ? -1 : 1
}

function talliesFor({ chats, tallies }: Head): Workspace['tallies'] {
  const roles = new Map(chats.map((chat) => [chat.id, chat]))
  const theirs = tallies.filter(([chat, kind, key]) => {
    const role = roles.get(chat)
    if (!role || role.supervisor || kind === 'mine-closed') return role !== undefined
    return kind === 'queued' && isQueueOf({ group: key === nobody ? null : { id: key } }, role)
  })
  return Object.fromEntries(theirs.map(([live_chat_id, kind, key, n]) => [nameOf({ live_chat_id, kind, key }), n]))
}

const nobody = '00000000-0000-0000-0000-000000000000'
