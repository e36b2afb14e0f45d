import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, newId, openDesk } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg } = desk
afterAll(() => product[Symbol.asyncDispose]())

test('an operator sends 120 messages a minute, a visitor 20, each counted alone, and is told when to go on (reliability §5.32)', async () => {
  await admin.get(contract.editSettings, { body: { limits: { apiPerMinute: 100_000 } } })
  const mine = await begin(desk, olga)
  const his = await begin(desk, oleg)
  const say = (who: typeof olga, sessionId: string) =>
    who.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Quick' } })
  const all = await Promise.all(Array.from({ length: 125 }, () => say(olga, mine.sessionId)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(120)
  const refused = all.filter(({ status }) => status !== 200)
  for (const { status, problem } of refused) expect([status, problem?.code]).toEqual([429, 'too-many-requests'])
  const wait = refused[0]!.problem!.retryAfter!
  expect(wait > 0 && wait <= 60).toBe(true)
  expect((await say(oleg, his.sessionId)).status).toBe(200)

  const { visitor } = await begin(desk)
  const write = () =>
    visitor.ask(contract.writeMessage, { path: { threadId: visitor.threadId, messageId: newId() }, body: { text: 'More' } })
  // One was said when it began.
  const theirs = await Promise.all(Array.from({ length: 22 }, write))
  expect(theirs.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(19)
})
