import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Bureau } from './bureau.ts'
import { byId, drain } from './foresee.ts'
import {
  allTalks,
  type Chat,
  groupsIn,
  hasRole,
  isStaff,
  openOf,
  people,
  supervises,
  type Talk,
  type Who,
  waitsFor,
} from './world.ts'

interface Row {
  id: string
  state: string
  operator: string | null
  group: string | null
  priority: number
  received: number
  read: number
  queuedAt: string
}
interface Stand {
  busy: boolean
  sessions: Row[]
  tallies: Record<string, number>
  open: Record<string, number>
}

const tasks = ['return-sessions', 'requeue-sessions', 'drain-sessions']
const chats = ['a', 'b'] as const
const chatIds = ({ chats }: Bureau) => [chats.a.id, chats.b.id]

/** One moment of the database: whether something about this company is still to be done, and how all stands. */
async function look(bureau: Bureau): Promise<Stand> {
  const { product, staff, world } = bureau
  const ids = staff.map(({ id }) => id)
  const about = [...ids, ...chatIds(bureau)].map((id) => `%${id}%`)
  const { rows } = await sql<Stand>`
    select exists (select from later where task = any(${tasks}) and payload::text like any(${about}))
        or exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = any(${tasks}) and j.payload::text like any(${about})) as busy,
      (select coalesce(json_agg(json_build_object('id', s.id, 'state', s.state, 'operator', s.operator_id, 'group', s.group_id,
        'priority', s.priority, 'received', s.received, 'read', s.read, 'queuedAt', s.queued_at)), '[]') from sessions s
        where s.id = any(${allTalks(world).map(({ id }) => id)}::uuid[])) as sessions,
      (select coalesce(json_object_agg(t.name, t.n), '{}') from (select kind || ':' || live_chat_id || ':' || key as name, sum(n)::int as n
        from tallies where live_chat_id = any(${chatIds(bureau)}::uuid[]) group by 1) t) as tallies,
      (select coalesce(json_object_agg(user_id, open), '{}') from operator_turns where user_id = any(${ids}::uuid[])) as open`.execute(
    product.database.db,
  )
  return rows[0]!
}

export async function quiet(bureau: Bureau): Promise<Stand> {
  const end = Date.now() + 15_000
  for (;;) {
    const stand = await look(bureau)
    if (!stand.busy) return stand
    if (Date.now() > end) throw new Error('what follows was not done within 15 s')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Lets happen what follows, in the server and in the model, and compares all that there is. */
export async function compare(bureau: Bureau, freed: ReadonlySet<Who>): Promise<void> {
  const { world, staff, groupIds } = bureau
  const { sessions, tallies, open } = await quiet(bureau)
  const rows = new Map(sessions.map((row) => [row.id, row]))
  const talks = allTalks(world)
  // Since when it waits, says the server: of several that went back at the same moment, too.
  for (const talk of talks) talk.queuedAt ??= rows.get(talk.id)?.queuedAt
  const inOrder = chats.toSorted((a, b) => (bureau.chats[a].id < bureau.chats[b].id ? -1 : 1))
  if (freed.size > 0) drain(world, freed, inOrder, byId(staff.map(({ id }) => id)))

  const nameOf = (ids: string[], id: string | null) => (id === null ? null : ids.indexOf(id))
  const groups = Object.entries(groupIds)
  const shown = ({ operator, group, ...row }: Row) => ({
    ...row,
    operator: nameOf(
      staff.map(({ id }) => id),
      operator,
    ),
    group: group === null ? null : (groups.find(([, id]) => id === group)?.[0] ?? group),
  })
  const modelled = ({ id, state, operator, group, priority, received, read, queuedAt }: Talk) => ({
    ...{ id, state, operator, group, priority, received, read, queuedAt },
  })
  expect(talks.map(({ id }) => rows.get(id)).map((row) => row && shown(row))).toEqual(talks.map(modelled))
  expect(staff.map(({ id }) => open[id] ?? 0)).toEqual(people.map((who) => openOf(world, who)))
  const counts = { queued: 0, open: 0, closed: 0 }
  for (const [key, n] of Object.entries(tallies)) counts[key.split(':')[0] as 'open'] += n
  const before = bureau.chats.a.closed + bureau.chats.b.closed
  const count = (...states: string[]) => talks.filter(({ state }) => states.includes(state)).length
  expect({ ...counts, 'mine-closed': 0 }).toEqual({
    queued: count('queued'),
    open: count('queued', 'assigned'),
    closed: before + count('closed'),
    'mine-closed': 0,
  })
}

/** What somebody's program shows, and their counters [WSP-03…05, CNT-04…08, ACC-07]. */
export async function compareShown(bureau: Bureau, who: Who, what: 'workspace' | 'counters'): Promise<void> {
  const { world, staff } = bureau
  if (world.locked[who]) return
  const user = staff[who]!
  const mine = allTalks(world).filter((talk) => talk.state === 'assigned' && talk.operator === who)
  const queued = (chat: Chat) => allTalks(world).filter((talk) => talk.chat === chat && talk.state === 'queued')
  if (what === 'counters') {
    const unread = mine.map((talk) => talk.received - Math.max(talk.read, talk.reads[who]!)).filter((n) => n > 0)
    const operates = mine.length > 0 || chats.some((chat) => groupsIn(world, chat, who).length > 0)
    const over = chats.filter((chat) => supervises(world, chat, who))
    const supervisorQueue = over.flatMap(queued).length
    const operatorQueue = chats.flatMap(queued).filter((talk) => waitsFor(world, talk, who)).length
    expect(await user.get(contract.readCounters), user.name).toMatchObject({
      unreadMessages: unread.reduce((sum, n) => sum + n, 0),
      unreadSessions: unread.length,
      unassignedSessions: supervisorQueue,
      operatorQueue: operates ? operatorQueue : null,
      supervisorQueue: over.length > 0 ? supervisorQueue : null,
    })
    return
  }
  const { me, liveChats, sessions, tallies } = await user.get(contract.readWorkspace)
  expect(me.online).toBe(isStaff(world, who) ? world.online[who] : null)
  const roles = chats.filter((chat) => hasRole(world, chat, who)).map((chat) => roleIn(bureau, chat, who))
  expect(liveChats.map(({ id, groupIds, supervisor }) => ({ id, groupIds: groupIds.toSorted(), supervisor }))).toEqual(roles)
  const shown = allTalks(world).filter(
    (talk) => mine.includes(talk) || waitsFor(world, talk, who) || (talk.state !== 'closed' && supervises(world, talk.chat, who)),
  )
  expect(Object.keys(sessions).toSorted(), user.name).toEqual(shown.map(({ id }) => id).toSorted())
  for (const { id, state, operator, group, priority } of shown) {
    const card = sessions[id]!
    const is = { state: card.state, operator: card.operator?.id ?? null, group: card.group?.id ?? null, priority: card.priority }
    const [holder, queue] = [operator === null ? null : staff[operator]!.id, group && bureau.groupIds[group]]
    expect(is).toEqual({ state, operator: holder, group: queue, priority })
  }
  for (const chat of chats) {
    const { id } = bureau.chats[chat]
    const theirs = queued(chat).filter((talk) => supervises(world, chat, who) || waitsFor(world, talk, who))
    const told = Object.entries(tallies).filter(([key]) => key.startsWith(`queued:${id}:`))
    expect(told.reduce((sum, [, n]) => sum + n, 0)).toBe(theirs.length)
    const all = allTalks(world).filter((talk) => talk.chat === chat && talk.state !== 'closed').length
    if (supervises(world, chat, who)) expect(tallies[`open:${id}`] ?? 0).toBe(all)
    else expect(tallies[`open:${id}`]).toBeUndefined()
  }
}

function roleIn({ world, chats, groupIds }: Bureau, chat: Chat, who: Who) {
  const theirs = groupsIn(world, chat, who).map((group) => groupIds[group])
  return { id: chats[chat].id, groupIds: theirs.toSorted(), supervisor: supervises(world, chat, who) }
}
