import { isQueueOf, type MyLiveChat, portion, type SessionList, type User, type Workspace } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { positionOf } from '../platform/position.ts'
import { Refusal } from '../platform/refusal.ts'
import { sortedBy, toCursor } from './lists.ts'
import { type Session, toCard } from './session.ts'
import { nameOf } from './tallies.ts'
import { type ThreadsRow, threadsText, toThread } from './threads.ts'
import { cardsText, headText, picked } from './workspace-query.ts'

type Row = Session & { lists: number; reads: number | null }

interface Head {
  mark: string
  me: User & { online: boolean }
  chats: MyLiveChat[]
  tallies: [liveChatId: string, kind: string, key: string, n: number][]
  may_write: boolean
  unread: string[]
}

/** Everything before anything is opened, and its position, in one repeatable-read snapshot and one trip [T-05]. */
export async function readWorkspace(database: Database, { id }: UserAsker, settings: Workspace['settings']) {
  const { head, rows, theirs } = await read(database, id)
  if (!head.me) throw new Refusal('not-signed-in')
  const staff = head.chats.length > 0 || rows.some((row) => (row.lists & picked.mine) !== 0)
  const workspace: Workspace = {
    me: { ...head.me, online: staff ? head.me.online : null },
    settings,
    liveChats: head.chats,
    ...held(head.chats, rows),
    reads: Object.fromEntries(rows.flatMap((row) => (row.reads === null ? [] : [[row.id, row.reads]]))),
    tallies: talliesFor(head),
    threads: {},
    mayWrite: head.may_write,
    unreadActivity: head.unread,
  }
  for (const row of theirs) workspace.threads[row.id] = await toThread(database, row)
  return { ...workspace, position: positionOf(database, head.mark) }
}

async function read(database: Database, userId: string) {
  const client = await database.readers.connect()
  try {
    // All on their way before the first is answered.
    const [, head, rows, theirs] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query<Head>(headText, [userId]),
      client.query<Row>(cardsText, [userId]),
      client.query<ThreadsRow>(threadsText, [userId]),
      client.query('commit'),
    ])
    client.release()
    return { head: head.rows[0]!, rows: rows.rows, theirs: theirs.rows }
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** The cards of the first portions, and where the lists go on. */
function held(chats: readonly MyLiveChat[], rows: Row[]): Pick<Workspace, 'sessions' | 'more'> {
  const shown = rows.filter(({ lists }) => (lists & picked.mine) !== 0)
  const more: Workspace['more'] = {}
  const lists: Partial<Record<SessionList, number>> = { queue: picked.queue, active: picked.active }
  for (const [name, bit] of Object.entries(lists)) {
    const list = name as SessionList
    const byChat = Map.groupBy(
      rows.filter((row) => (row.lists & bit) !== 0),
      ({ live_chat_id }) => live_chat_id,
    )
    for (const { id } of chats) {
      const theirs = (byChat.get(id) ?? []).sort(list === 'queue' ? oldestFirst : latestFirst)
      const first = theirs.slice(0, portion)
      shown.push(...first)
      const last = first.at(-1)
      if (theirs.length > portion && last)
        more[`${list}:${id}`] = { cursor: toCursor(list, last), edge: sortedBy(list, last).toISOString() }
    }
  }
  return { sessions: Object.fromEntries(shown.map((row) => [row.id, toCard(row)])), more }
}

function oldestFirst(a: Row, b: Row): number {
  return a.queued_at.getTime() - b.queued_at.getTime() || (a.id < b.id ? -1 : 1)
}

function latestFirst(a: Row, b: Row): number {
  return b.last_activity_at.getTime() - a.last_activity_at.getTime() || (a.id > b.id ? -1 : 1)
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
