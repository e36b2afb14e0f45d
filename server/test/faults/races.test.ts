import { listTargets, type Problem, readThread, setStatus, takeSession, visit, writeMessage } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, clientOf } from '../client.ts'
import { longForm } from '../long-form.ts'
import { type Company, company } from '../oracle/company.ts'
import { write } from '../oracle/talk.ts'
import type { TestProduct } from '../product.ts'

let all: Company
let other: TestProduct
beforeAll(async () => {
  all = await company()
  other = await all.product.another()
})
afterAll(async () => {
  await other[Symbol.asyncDispose]()
  await all[Symbol.asyncDispose]()
})

const on = (url: string, { headers }: Client) => clientOf(url, headers)

const { count: rounds, timeout } = longForm('TEST_ROUNDS', 100, 120_000)

test(`20 operators on two processes reach for one session, ${rounds} times: one has it, the rest are told who [T-25][RTE-06][P9]`, {
  timeout,
}, async () => {
  const { product, one, groups, visitor } = all
  const names = Array.from({ length: 20 }, (_, i) => `Operator ${i}`)
  const operators = await Promise.all(names.map((name) => product.user(name, { groupIds: [groups.main.id] })))
  for (const operator of operators) await operator.get(setStatus, { body: { online: true } })
  const reaching = operators.map((operator, i) => ({
    id: operator.id,
    name: operator.name,
    client: on([product.url, other.url][i % 2]!, operator),
  }))
  const wins = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    const { sessionId } = await write(await visitor(one, `Customer ${round}`), 'Help')
    const answers = await Promise.all(
      reaching.map(async ({ client, ...who }) => ({ who, answer: await client.ask(takeSession, { path: { sessionId } }) })),
    )
    const winners = answers.filter(({ answer }) => answer.status === 200)
    expect(winners).toHaveLength(1)
    const [{ who, answer }] = winners as [(typeof winners)[0]]
    expect(answer.body).toMatchObject({ state: 'assigned', operator: { id: who.id } })
    const told = answers.filter(({ answer }) => answer.status !== 200).map(({ answer }) => answer.problem as Problem)
    expect(new Set(told.map(({ code, holder }) => `${code} ${holder?.id} ${holder?.name}`))).toEqual(
      new Set([`session-taken ${who.id} ${who.name}`]),
    )
    wins.set(who.id, (wins.get(who.id) ?? 0) + 1)
  }
  const { sessionId } = await write(await visitor(one, 'Last'), 'Help')
  const targets = await all.people.supervisor.get(listTargets, { path: { sessionId } })
  const active = new Map(targets.operators.map(({ id, active }) => [id, active]))
  for (const { id } of operators) expect(active.get(id)).toBe(wins.get(id) ?? 0)
  console.info(`T-25: ${rounds} rounds of 20, ${wins.size} different winners`)
})

const { count: times, timeout: within } = longForm('TEST_FIRST_MESSAGES', 20, 60_000)

test(`10 parallel first messages of one customer on two processes, ${times} times: one session [T-26][SES-02][P9]`, {
  timeout: within,
}, async () => {
  const { product, one } = all
  for (let round = 0; round < times; round++) {
    const { token, thread } = await product.anyone.get(visit, { path: { liveChatId: one.id }, body: {} })
    const browsers = [product.url, other.url].map((url) => clientOf(url, { authorization: `Bearer ${token}` }))
    const written = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        browsers[i % 2]!.get(writeMessage, { path: { threadId: thread.id, messageId: v7() }, body: { text: `First ${i}` } }),
      ),
    )
    expect(new Set(written.map(({ sessionId }) => sessionId)).size).toBe(1)
    // 1 says how it was routed.
    expect(written.map(({ number }) => number).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const { page } = await browsers[0]!.get(readThread, { path: { threadId: thread.id } })
    expect(page.items.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const { rows } = await product.database.pool.query('select count(*)::int from sessions where thread_id = $1', [thread.id])
    expect(rows).toEqual([{ count: 1 }])
  }
})
