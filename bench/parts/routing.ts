import {
  type Condition,
  createGroup,
  createLiveChat,
  editSettings,
  type RoutingAction,
  readRoutingRules,
  type StaticOf,
  setRoutingRules,
  visit,
} from '@parley/contract'
import pg from 'pg'
import { type Client, clientOf } from '../../server/test/client.ts'
import { noLimits, signedIn } from '../cast.ts'
import { type Figure, median } from '../figures.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { administrator, startProduct } from '../programs.ts'
import { interleave } from '../rounds.ts'
import { runAsk } from '../run-ask.ts'
import type { Part } from './part.ts'

const operators = 1_000
/** First messages of one round, and how many are under way at once. */
const messages = 400
const at = 2

/**
 * A customer's first message where only First Response stands, beside one that goes through 50 rules: 40 whose conditions do not
 * hold, nine whose groups have nobody Online, and last the least busy of 1,000 operators.
 */
export const routing: Part = {
  ids: ['ROUTING'],
  title: 'first messages through 50 rules',
  async run({ profile }) {
    await using postgres = await startPostgres()
    await using product = await startProduct({ databaseUrl: postgres.urlFor('parley', 'parley'), ...(profile && { profile }) })
    const asked = await signedIn(product.url, administrator)
    await asked.get(editSettings, { body: { limits: noLimits, autoOfflineMinutes: 999 } })
    const one = await liveChat(asked, 'One rule', 0)
    const fifty = await liveChat(asked, '50 rules', 50)
    await fill(postgres, [one.groupId, fifty.groupId])
    const run = async (liveChatId: string) => {
      const requests = await firstMessages(product.url, liveChatId)
      return runAsk({ port: product.port, at, requests })
    }
    for (const { id } of [one, fifty]) await run(id)
    await analyze(postgres)
    const samples = await interleave([
      { name: 'one', run: () => run(one.id) },
      { name: 'fifty', run: () => run(fifty.id) },
    ])
    const of = (name: string, pick: 'p50' | 'p99' | 'refused') => median(samples.get(name)!.map((sample) => sample[pick]))
    for (const { why } of [...samples.values()].flat()) if (why) console.log(`  refused: ${why}`)
    const figures: Figure[] = [
      {
        id: 'ROUTING',
        job: 'first message, 50 rules and 1,000 operators, p99 beyond one rule',
        value: of('fifty', 'p99') - of('one', 'p99'),
        unit: 'ms',
        target: { atMost: 5 },
        beside: `${of('fifty', 'p99')} beside ${of('one', 'p99')} ms; p50 ${of('fifty', 'p50')} beside ${of('one', 'p50')} ms`,
      },
      {
        id: 'ROUTING',
        job: 'first messages refused',
        value: of('one', 'refused') + of('fifty', 'refused'),
        unit: 'messages',
        target: { atMost: 0 },
      },
    ]
    return figures
  },
}

async function liveChat(asked: Client & { id: string }, name: string, rules: number): Promise<{ id: string; groupId: string }> {
  const group = (name: string) => asked.get(createGroup, { body: { name, userIds: [], groupIds: [], orgItemIds: [] } })
  const { id: groupId } = await group(`${name}, operators`)
  const { id: supervisors } = await group(`${name}, supervisors`)
  const empty: string[] = []
  for (let i = 0; i < 9 && rules > 0; i++) empty.push((await group(`${name}, ${i}`)).id)
  const { id } = await asked.get(createLiveChat, {
    body: { name, operatorGroupIds: [groupId, ...empty], supervisorGroupIds: [supervisors] },
  })
  const made: StaticOf<NonNullable<(typeof setRoutingRules)['body']>>['rules'] = []
  const add = (name: string, action: RoutingAction, conditions: Condition[] = []) =>
    made.push({ id: crypto.randomUUID(), name, enabled: true, conditions, action, extras: {} })
  for (let i = 0; i < rules - 10; i++) {
    add(`Words ${i}`, { name: 'queue', groupId }, [
      { join: 'and', attribute: 'message', comparison: 'words', value: `word${i} order` },
      { join: 'or', attribute: 'customer-email', comparison: 'contains', value: `@company${i}.example` },
      { join: 'and', attribute: 'weekday', comparison: 'one-of', value: [1, 2, 3, 4, 5, 6, 7] },
    ])
  }
  for (const [i, groupId] of empty.entries()) add(`Nobody ${i}`, { name: 'least-busy', groupId })
  if (rules > 0) add('Least busy', { name: 'least-busy', groupId })
  const path = { liveChatId: id }
  const { version, maximum } = await asked.get(readRoutingRules, { path })
  await asked.get(setRoutingRules, { path, body: { version, rules: made, maximum } })
  return { id, groupId }
}

/** The same operators in both, all of them Online; every one has some sessions elsewhere. */
async function fill(postgres: Postgres, groupIds: readonly string[]): Promise<void> {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  const id = `('00000001-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`
  await client.query(`insert into users (id, name, email, state, online, seen_at)
    select ${id}, 'Operator ' || i, 'operator' || i || '@parley.example', 'active', true, now() from generate_series(1, ${operators}) i`)
  await client.query(
    `insert into memberships (group_id, user_id) select g, ${id} from unnest($1::uuid[]) g, generate_series(1, ${operators}) i`,
    [groupIds],
  )
  await client.query(`insert into operator_loads (user_id, live_chat_id, open)
    select ${id}, l.id, 1 + i % 7 from generate_series(1, ${operators}) i, live_chats l`)
  await client.query(`insert into operator_turns (user_id, turn, open)
    select user_id, nextval('operator_turn'), sum(open) from operator_loads group by user_id`)
  await client.end()
}

/**
 * As autovacuum does within a minute of an installation's first sessions. What was planned while a table was empty goes along any index
 * of it, and so a bench that is over by then would measure nothing else.
 */
async function analyze(postgres: Postgres): Promise<void> {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  await client.query('analyze')
  await client.end()
}

async function firstMessages(url: string, liveChatId: string) {
  const made = []
  while (made.length < messages) {
    const some = Array.from({ length: 16 }, () => clientOf(url, {}).get(visit, { path: { liveChatId }, body: { name: 'Clara' } }))
    made.push(...(await Promise.all(some)))
  }
  return made.slice(0, messages).map(({ token, thread }) => ({
    method: 'PUT',
    path: `/api/threads/${thread.id}/messages/${crypto.randomUUID()}`,
    headers: { authorization: `Bearer ${token}`, origin: url },
    body: JSON.stringify({ text: 'Where is my parcel? It should have been here on Tuesday.' }),
  }))
}
