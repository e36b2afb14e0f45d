import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { newId, openDesk } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

test('settings change while many write for the first time and are taken: nobody waits for a connection in a circle [LCS-19]', async () => {
  await admin.get(contract.editSettings, { body: { limits: { apiPerMinute: 100_000, newVisitorsPerMinute: 10_000 } } })
  const path = { liveChatId: chat.id }
  for (let round = 0; round < 12; round++) {
    const visitors = await Promise.all(Array.from({ length: 24 }, () => desk.visitor()))
    const { version } = await admin.get(contract.readLiveChat, { path })
    const write = async ({ get, threadId }: (typeof visitors)[number]) => {
      const { sessionId } = await get(contract.writeMessage, { path: { threadId, messageId: newId() }, body: { text: 'Hello' } })
      return olga.ask(contract.takeSession, { path: { sessionId } })
    }
    const [edited, ...taken] = await Promise.all([
      admin.ask(contract.editLiveChat, { path, body: { version, name: `Help ${round}` } }),
      ...visitors.map(write),
    ])
    expect([edited, ...taken].map(({ status, problem }) => problem?.code ?? status)).toEqual(Array(25).fill(200))
  }
}, 60_000)
