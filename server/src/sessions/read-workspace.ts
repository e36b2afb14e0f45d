import {
  isQueueOf,
  type MyLiveChat,
  portion,
  type SessionCard,
  type SessionList,
  type User,
  type Workspace,
} from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { positionOf } from '../platform/position.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Kept, keepCard, keptCard } from './kept-cards.ts'
import { sortedBy, toCursor } from './lists.ts'
import type { Session } from './session.ts'
import { nameOf } from './tallies.ts'
import { type ThreadsRow, threadsText, toThread } from './threads.ts'
import { cardsText, headText, picked, sessionsText } from './workspace-query.ts'

interface Picked {
  id: string
  lists: number
  reads: number | null
  version: string
}

/** A picked row with its card. */
type Row = Picked & Kept

interface Head {
  mark: string
  me: User & { online: boolean }
  chats: MyLiveChat[]
  tallies: [liveChatId: string, kind: string, key: string, n: number][]
  may_write: boolean
  unread: string[]
}

type Rest = Omit<Workspace, 'sessions'> & { position: string }

/** Everything before anything is opened, and its position. */
export async function readWorkspace(database: Database, who: UserAsker, settings: Workspace['settings']) {
  const { rest, shown } = await read(database, who, settings)
  const sessions = Object.fromEntries(shown.map(({ card }) => [card.id, card]))
  return { ...rest, sessions }
}

/** The same as JSON, put together of cards that are JSON already. */
export async function workspaceJson(database: Database, who: UserAsker, settings: Workspace['settings']): Promise<string> {
  const { rest, shown } = await read(database, who, settings)
  const sessions = shown.map(({ card, json }) => `"${card.id}":${json}`).join(',')
  return `${JSON.stringify(rest).slice(0, -1)},"sessions":{${sessions}}}`
}

async function read(
  database: Database,
  { id }: UserAsker,
  settings: Workspace['settings'],
): Promise<{ rest: Rest; shown: Row[] }> {
  const { head, rows, theirs } = await readSnapshot(database, id)
  if (!head.me) throw new Refusal('not-signed-in')
  const staff = head.chats.length > 0 || rows.some((row) => (row.lists & picked.mine) !== 0)
  const { more, shown } = held(head.chats, rows)
  const rest: Rest = {
    me: { ...head.me, online: staff ? head.me.online : null },
    settings: pick(settings),
    liveChats: head.chats,
    more,
    reads: Object.fromEntries(rows.flatMap((row) => (row.reads === null ? [] : [[row.id, row.reads]]))),
    tallies: talliesFor(head),
    threads: {},
    mayWrite: head.may_write,
    unreadActivity: head.unread,
    position: positionOf(database, head.mark),
  }
  for (const row of theirs) rest.threads[row.id] = await toThread(database, row)
  return { rest, shown }
}

function pick({ organisation, timeZone, counterMode, soundForNewSession, soundForNewMessage }: Workspace['settings']) {
  return { organisation, timeZone, counterMode, soundForNewSession, soundForNewMessage }
}

/** One repeatable-read snapshot in one trip; in a second one, the cards that nobody was shown before [T-05]. */
async function readSnapshot(database: Database, userId: string) {
  const client = await database.readers.connect()
  try {
    // All on their way before the first is answered.
    const [, head, found, theirs] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query<Head>(headText, [userId]),
      client.query<Picked>(cardsText, [userId]),
      client.query<ThreadsRow>(threadsText, [userId]),
    ])
    const known = new Map(found.rows.map(({ id, version }) => [id, keptCard(id, version)]))
    const missing = found.rows.flatMap(({ id }) => (known.get(id) ? [] : [id]))
    const [sessions] = await Promise.all([
      missing.length > 0 ? client.query<Session>(sessionsText, [missing]) : { rows: [] },
      client.query('commit'),
    ])
    client.release()
    const made = new Map(sessions.rows.map((session) => [session.id, session]))
    const rows = found.rows.map((row): Row => {
      const session = made.get(row.id)
      return { ...row, ...(session ? keepCard(session, row.version) : known.get(row.id)!) }
    })
    return { head: head.rows[0]!, rows, theirs: theirs.rows }
  } catch (error) {
    client.release(true)
    throw error
  }
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
