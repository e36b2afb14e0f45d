import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, workspaceOf } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, ilya, chat, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

/** 60 queued, 60 that Olga has, 60 that she closed; some of the queue in the second line's. */
beforeAll(async () => {
  const { customerId } = await desk.visitor('Crowd')
  const channel = await db.selectFrom('channels').select('id').where('kind', '=', 'website').executeTakeFirstOrThrow()
  for (let i = 0; i < 180; i++) {
    const thread_id = crypto.randomUUID()
    await db
      .insertInto('threads')
      .values({ id: thread_id, live_chat_id: chat.id, channel_id: channel.id, customer_id: customerId, external_id: `${i}` })
      .execute()
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, (i * 7_919) % 500))
    const state = i < 60 ? 'queued' : i < 120 ? 'assigned' : 'closed'
    const session = {
      id: crypto.randomUUID(),
      thread_id,
      live_chat_id: chat.id,
      channel_kind: 'website',
      customer_id: customerId,
    }
    await db
      .insertInto('sessions')
      .values({
        ...session,
        chapter: 1,
        name: `Session ${i}`,
        state,
        operator_id: state === 'queued' ? null : olga.id,
        group_id: i < 20 ? second.id : null,
        queued_at: at,
        last_activity_at: at,
        active_minute: Math.floor(at.getTime() / 60_000),
        closed_at: state === 'closed' ? at : null,
      })
      .execute()
  }
})

async function walk(who: typeof olga, list: contract.SessionList) {
  const portions: contract.SessionCard[][] = []
  let cursor: string | undefined
  do {
    const query = { list, liveChatId: chat.id, ...(cursor && { cursor }) }
    const { items, next } = await who.get(contract.listSessions, { query })
    portions.push(items)
    cursor = next ?? undefined
  } while (cursor)
  return portions
}

test.each<[contract.SessionList, typeof olga, string, number]>([
  ['queue', vera, 'queuedAt', 60],
  ['queue', oleg, 'queuedAt', 40],
  ['mine', olga, 'lastActivityAt', 60],
  ['active', vera, 'lastActivityAt', 120],
  ['closed', vera, 'closedAt', 60],
  ['closed', olga, 'closedAt', 60],
  ['closed', oleg, 'closedAt', 0],
])(
  '%s in portions, each row once, in its order [WSP-03, WSP-04, WSP-05, WSP-06, WSP-08, WSP-14]',
  async (list, who, key, count) => {
    const portions = await walk(who, list)
    expect(portions.slice(0, -1).every((portion) => portion.length === contract.portion)).toBe(true)
    const rows = portions.flat()
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count)
    expect(rows).toHaveLength(count)
    const times = rows.map((row) => String(row[key as 'queuedAt']))
    expect(times).toEqual(list === 'queue' ? times.toSorted() : times.toSorted().reverse())
  },
)

test('what a workspace holds is the beginning of its lists, and goes on where it says [WSP-14]', async () => {
  for (const who of [vera, oleg, olga]) {
    const workspace = await workspaceOf(who)
    for (const list of ['queue', 'active'] as const) {
      const held = contract.rowsOf(workspace, list, chat.id)
      if (list === 'active' && who !== vera) {
        expect(held).toEqual([])
        continue
      }
      const portions = await walk(who, list)
      expect(held.map(({ id }) => id)).toEqual(portions[0]!.map(({ id }) => id))
      const cursor = workspace.more[`${list}:${chat.id}`]!.cursor
      const { items } = await who.get(contract.listSessions, { query: { list, liveChatId: chat.id, cursor } })
      expect(items).toEqual(portions[1])
    }
  }
  expect(contract.rowsOf(await workspaceOf(olga), 'mine', chat.id)).toHaveLength(60)
})

test('Active is for supervisors, and no list is for who has no role [WSP-03, ACC-07]', async () => {
  const refused = async (who: typeof olga, list: contract.SessionList) =>
    (await who.ask(contract.listSessions, { query: { list, liveChatId: chat.id } })).problem?.code
  expect(await refused(olga, 'active')).toBe('not-found')
  expect(await refused(ilya, 'queue')).toBe('not-found')
  const { position: _, ...theirs } = await workspaceOf(ilya)
  expect(theirs).toMatchObject({ liveChats: [], sessions: {}, tallies: {}, me: { online: null } })
})
