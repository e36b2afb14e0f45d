import {
  apply,
  applyToThread,
  countersOf,
  type LiveEvent,
  readCounters,
  readSession,
  readThread,
  readTimeline,
  readWorkspace,
  rowsOf,
  type Thread,
  type ThreadEvent,
  type Workspace,
} from '@parley/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestSocket } from '../client.ts'
import { longForm } from '../long-form.ts'
import type { TestUser } from '../product.ts'
import { command, run } from './commands.ts'
import { type Company, company } from './company.ts'
import { type Floor, makeFloor } from './floor.ts'

let all: Company
beforeAll(async () => {
  all = await company()
})
afterAll(() => all[Symbol.asyncDispose]())

/** What a screen draws: cards that are in no list any more are only left over. */
function drawn(workspace: Workspace) {
  const lists = (['queue', 'mine', 'active'] as const).flatMap((list) =>
    workspace.liveChats.map(({ id }) => [list, rowsOf(workspace, list, id)] as const),
  )
  const shown = new Set(lists.flatMap(([, rows]) => rows.map(({ id }) => id)))
  const reads = Object.fromEntries(Object.entries(workspace.reads).filter(([id]) => shown.has(id)))
  const { me, liveChats } = workspace
  return { me, liveChats, lists, reads, unread: [...workspace.unreadActivity].sort(), missing: workspace.missing ?? [] }
}

const isMarker = (event: LiveEvent) => (event.name as string) === 'marker'
const nonZero = (tallies: Workspace['tallies']) => Object.fromEntries(Object.entries(tallies).filter(([, n]) => n !== 0))

/** Everybody has heard everything that was published before now. */
async function caughtUp({ product, operators, supervisor, customers }: Floor, sockets: TestSocket[]): Promise<void> {
  const marker = v7()
  const topics = [...[...operators, supervisor].map(({ id }) => `user:${id}`), ...customers.map(({ id }) => `customer:${id}`)]
  const body = JSON.stringify({ name: 'marker', id: marker })
  await product.database.db
    .insertInto('events')
    .values({ topics: topics.join(' '), body })
    .execute()
  product.database.wake()
  const open = sockets.filter((socket) => socket.closed() === undefined)
  await vi.waitFor(() => expect(open.every(({ frames }) => frames.some((frame) => frame.includes(marker)))).toBe(true), {
    timeout: 10_000,
    interval: 5,
  })
}

async function agrees(who: TestUser, stale: Workspace, socket: TestSocket): Promise<void> {
  expect(socket.readAgain()).toBe(0)
  const { position: _, ...fresh } = await who.get(readWorkspace)
  const told = socket.events.filter((event) => !isMarker(event)).reduce<Workspace>(apply, stale)
  expect(drawn(told), who.name).toEqual(drawn(fresh))
  expect(await who.get(readCounters), who.name).toEqual(countersOf({ ...told, tallies: fresh.tallies }))
  await vi.waitFor(
    () => {
      const moments = socket.moments.flatMap((moment) => (moment.name === 'tallies' ? [moment.tallies] : []))
      expect(nonZero(Object.assign({}, stale.tallies, ...moments)), who.name).toEqual(nonZero(fresh.tallies))
    },
    { timeout: 5_000, interval: 20 },
  )
}

/** The server's counts, against its rows counted from scratch [CNT-15]. */
async function recount({ product, liveChatId, supervisor }: Floor): Promise<void> {
  const { rows } = await sql<{ key: string; n: number }>`
    select 'queued:' || live_chat_id || ':' || coalesce(group_id::text, 'common') as key, count(*)::int as n
      from sessions where state = 'queued' and live_chat_id = ${liveChatId}::uuid group by 1
    union all select 'open:' || live_chat_id, count(*)::int from sessions
      where state in ('queued', 'assigned') and live_chat_id = ${liveChatId}::uuid group by 1
    union all select 'closed:' || live_chat_id, count(*)::int from sessions
      where state = 'closed' and live_chat_id = ${liveChatId}::uuid group by 1`.execute(product.database.db)
  const { tallies } = await supervisor.get(readWorkspace)
  const kept = Object.fromEntries(Object.entries(tallies).filter(([key]) => !key.startsWith('mine-closed')))
  expect(nonZero(kept)).toEqual(Object.fromEntries(rows.map(({ key, n }) => [key, n])))
}

async function standsAsModelled({ supervisor, talks, operators, groupIds }: Floor): Promise<void> {
  for (const talk of talks) {
    if (!talk) continue
    const path = { sessionId: talk.sessionId }
    const { session } = await supervisor.get(readSession, { path })
    expect({ state: session.state, operator: session.operator?.id ?? null, group: session.group?.id ?? null }).toEqual({
      state: talk.state,
      operator: talk.operator === null ? null : operators[talk.operator]!.id,
      group: talk.group === null ? null : groupIds[talk.group],
    })
    const { items, next } = await supervisor.get(readTimeline, { path })
    const own = items.filter(({ sessionId }) => sessionId === talk.sessionId)
    if (next === null) expect(own.map(({ number }) => number)).toEqual(own.map((_, i) => i + 1))
    expect(session.number).toBe(own.at(-1)!.number)
  }
}

const { count: numRuns, timeout } = longForm('TEST_MODEL_RUNS', 60, 600_000)
let count = 0

test(`${numRuns} random lives of sessions go as the model says, and events agree with what is shown [T-31][CNT-15][SES-02][RTE-06]`, {
  timeout,
}, async () => {
  const lives = fc.asyncProperty(fc.constantFrom(0 as const, null), fc.array(command, { minLength: 5, maxLength: 25 }), live)
  await fc.assert(lives, { numRuns, endOnFailure: true, seed: Number(process.env['TEST_SEED'] ?? 31) })
  console.info(`T-31: ${numRuns} runs, ${count} commands`)
})

async function live(ruled: 0 | null, commands: Parameters<typeof run>[1][]): Promise<void> {
  const floor = await makeFloor(all.product, all.people.administrator, ruled)
  const staff = [...floor.operators, floor.supervisor]
  const before = await Promise.all(
    staff.map(async (who) => {
      const { position, ...stale } = await who.get(readWorkspace)
      return { who, stale, socket: await who.socket(position) }
    }),
  )
  const customers = await Promise.all(
    floor.customers.map(async (who) => {
      const { thread, position } = await who.get(readThread, { path: { threadId: who.threadId } })
      return { who, thread, socket: await who.socket(position) }
    }),
  )
  const sockets = [...before, ...customers].map(({ socket }) => socket)
  try {
    for (const command of commands) {
      await run(floor, command)
      count++
    }
    await standsAsModelled(floor)
    await recount(floor)
    await vi.waitFor(() => expect(before[2]!.socket.closed()).toBe(floor.locked[2] ? 4003 : undefined))
    await caughtUp(floor, sockets)
    for (const { who, stale, socket } of before) if (socket.closed() === undefined) await agrees(who, stale, socket)
    for (const { who, thread, socket } of customers) {
      const events = socket.events.filter((event) => !isMarker(event)) as ThreadEvent[]
      const fresh = (await who.get(readThread, { path: { threadId: who.threadId } })).thread
      expect(events.reduce<Thread | undefined>(applyToThread, thread)).toEqual(fresh)
    }
  } finally {
    for (const socket of sockets) socket.end()
  }
}
