import { type MyLiveChat, rowsOf, type SessionCard, type SessionList, type Workspace } from '@parley/contract'

/** One line of the side menu. `liveChatIds`: more than one where a filter merges them [WSP-02]. */
export type SideItem = { key: string } & (
  | { kind: 'chat'; liveChat: MyLiveChat }
  | { kind: 'group'; list: SessionList; id: string; liveChatIds: readonly string[]; count: number; open: boolean }
  | { kind: 'row'; list: SessionList; card: SessionCard }
  | { kind: 'more'; list: SessionList; liveChatId: string }
  | { kind: 'empty'; list: SessionList }
)

export interface Shown {
  /** A live chat's id, each under its heading, or all of them together. */
  filter: string
  /** By `list:id`, where somebody opened or folded a group. */
  folds: Readonly<Record<string, boolean>>
  /** By `list:liveChatId`: lists that were read though the first snapshot does not have them. */
  read: ReadonlySet<string>
}

export const each = 'each'
export const together = 'together'

/** The lines of the side menu from top to bottom [WSP-02…08]. */
export function sideItems(held: Workspace, { filter, folds, read }: Shown): SideItem[] {
  const chats = allChats(held)
  const chosen = chats.filter(({ id }) => id === filter)
  if (chosen.length) return groupsOf(held, chosen, folds, read)
  if (filter === together) return groupsOf(held, chats, folds, read)
  if (chats.length === 1) return groupsOf(held, chats, folds, read)
  return chats.flatMap((liveChat): SideItem[] => [
    { kind: 'chat', key: `chat ${liveChat.id}`, liveChat },
    ...groupsOf(held, [liveChat], folds, read),
  ])
}

/** Mine, and those where I still hold a session though I have no role any more [ACC-10]. */
function allChats(held: Workspace): MyLiveChat[] {
  const known = new Set(held.liveChats.map(({ id }) => id))
  const others = Object.values(held.sessions).filter(({ state, operator, liveChatId }) => {
    return state === 'assigned' && operator?.id === held.me.id && !known.has(liveChatId)
  })
  const ids = [...new Set(others.map(({ liveChatId }) => liveChatId))]
  return [...held.liveChats, ...ids.map((id) => ({ id, name: '', groupIds: [], supervisor: false, labels: [] }))]
}

function groupsOf(held: Workspace, chats: readonly MyLiveChat[], folds: Shown['folds'], read: Shown['read']): SideItem[] {
  return (['queue', 'mine', 'active', 'closed'] as const).flatMap((list) => {
    const those = chats.filter((chat) => fits(held, list, chat))
    return those.length ? group(held, list, those, folds, read) : []
  })
}

/** Mine: also of a supervisor in no operator group, where a session was given to them by name [ACC-10, WSP-06]. */
function fits(held: Workspace, list: SessionList, { id, groupIds, supervisor, name }: MyLiveChat): boolean {
  if (list === 'active') return supervisor
  if (list === 'queue') return supervisor || groupIds.length > 0
  return list === 'mine' ? groupIds.length > 0 || name === '' || rowsOf(held, 'mine', id).length > 0 : true
}

function group(
  held: Workspace,
  list: SessionList,
  chats: readonly MyLiveChat[],
  folds: Shown['folds'],
  read: Shown['read'],
): SideItem[] {
  const id = `${list}:${chats.map((chat) => chat.id).join('+')}`
  const open = folds[id] ?? list !== 'closed'
  const count = chats.reduce((sum, chat) => sum + countOf(held, list, chat), 0)
  const head: SideItem = { kind: 'group', key: id, list, id, liveChatIds: chats.map((chat) => chat.id), count, open }
  if (!open) return [head]
  const sorted = merged(
    list,
    chats.map((chat) => rowsOf(held, list, chat.id)),
  )
  // What I wanted to be reminded of by now stands above the others [REM-01].
  const due = sorted.filter(({ id }) => held.reminders[id]?.due)
  const rows = due.length ? [...due, ...sorted.filter(({ id }) => !held.reminders[id]?.due)] : sorted
  const goesOn = chats.filter((chat) => {
    const key = `${list}:${chat.id}`
    return key in held.more || (list === 'closed' && !read.has(key))
  })
  const lines = rows.map((card): SideItem => ({ kind: 'row', key: `${list} ${card.id}`, list, card }))
  const more = goesOn.map((chat): SideItem => ({ kind: 'more', key: `more ${list} ${chat.id}`, list, liveChatId: chat.id }))
  if (!lines.length && !more.length) return [head, { kind: 'empty', key: `empty ${id}`, list }]
  return [head, ...lines, ...more]
}

function merged(list: SessionList, rows: readonly SessionCard[][]): SessionCard[] {
  if (rows.length === 1) return rows[0]!
  const all = rows.flat()
  if (list === 'queue') return all.sort((a, b) => (a.queuedAt + a.id < b.queuedAt + b.id ? -1 : 1))
  const at = (card: SessionCard) => (list === 'closed' ? (card.closedAt ?? '') : card.lastActivityAt) + card.id
  return all.sort((a, b) => (at(a) > at(b) ? -1 : 1))
}

/** The exact figures come as tallies; mine are all held. */
function countOf(held: Workspace, list: SessionList, chat: MyLiveChat): number {
  const tally = (key: string) => held.tallies[key] ?? 0
  if (list === 'mine') return rowsOf(held, 'mine', chat.id).length
  if (list === 'active') return tally(`open:${chat.id}`)
  if (list === 'closed') return tally(`${chat.supervisor ? 'closed' : 'mine-closed'}:${chat.id}`)
  const mine = new Set(['common', ...chat.groupIds])
  const queues = Object.entries(held.tallies).map(([key, count]) => ({ parts: key.split(':'), count }))
  return queues
    .filter(({ parts: [kind, id, of] }) => kind === 'queued' && id === chat.id && (chat.supervisor || mine.has(of!)))
    .reduce((sum, { count }) => sum + count, 0)
}
