import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Message } from '@parley/contract'
import { type Customer, comes } from './customer.ts'
import type { Dialogue, Turn } from './dialogues.ts'
import type { Operator } from './operator.ts'

export interface Playing {
  url: string
  liveChatId: string
  operator: Operator
  /** Milliseconds between two turns. */
  pause: number
}

interface Said extends Turn {
  id: string
}

/** How long (ms) the last word may be on its way. */
const patience = 10_000

/** One dialogue from the first message to its closing. Answers with what is not as it was said. */
export async function play({ url, liveChatId, operator, pause }: Playing, { id, turns }: Dialogue): Promise<string[]> {
  const customer = await comes(url, liveChatId, `Customer of ${id}`)
  const said: Said[] = turns.map((turn) => ({ ...turn, id: crypto.randomUUID() }))
  let sessionId = ''
  for (const turn of said) {
    if (pause > 0) await wait(pause)
    if (turn.by === 'operator') await operator.answer(sessionId, turn.id, turn.text)
    else sessionId = (await customer.write(turn.id, turn.text)).sessionId
    if (turn === said[0]) await operator.take(sessionId)
  }
  await operator.close(sessionId)
  await isQuiet(customer, operator, sessionId)
  const found = await compare(said, customer, operator, sessionId)
  customer.leave()
  return found.map((difference) => `${id}: ${difference}`)
}

async function isQuiet(customer: Customer, operator: Operator, sessionId: string): Promise<void> {
  const until = performance.now() + patience
  const isThere = () => operator.held(sessionId).card?.state === 'closed' && customer.held().thread?.openSessionId === null
  while (!isThere() && performance.now() < until) await wait(10)
}

async function compare(said: Said[], customer: Customer, operator: Operator, sessionId: string): Promise<string[]> {
  const [customersHeld, customers] = [customer.held(), await customer.read()]
  const [staffsHeld, staffs] = [operator.held(sessionId), await operator.read(sessionId)]
  return [
    ...differences('the customer heard', said, customersHeld.messages),
    ...differences('the customer reads', said, customers.messages),
    ...differences('the operator heard', said, withoutNotices(staffsHeld.messages)),
    ...differences('the operator reads', said, withoutNotices(staffs.messages)),
    ...(isCountedOn(staffs.messages) ? [] : ['the timeline has gaps in its numbers']),
    ...(isDeepStrictEqual(customersHeld.thread, customers.thread) ? [] : ['the thread that is held is not the one that is read']),
    ...(isDeepStrictEqual(staffsHeld.card, staffs.card) ? [] : ['the card that is held is not the one that is read']),
  ]
}

function withoutNotices(messages: Message[]): Message[] {
  return messages.filter(({ author }) => author !== 'system')
}

function isCountedOn(messages: Message[]): boolean {
  return messages.every(({ number }, i) => number === i + 1)
}

/** Every message once, in order, by whom and as it was said. */
function differences(who: string, said: Said[], found: Message[]): string[] {
  const count = said.length === found.length ? [] : [`${who} ${found.length} messages of ${said.length}`]
  const wrong = said.findIndex(({ id, by, text }, i) => {
    const message = found[i]
    return message?.id !== id || message.author !== by || message.text !== text
  })
  return wrong < 0 ? count : [...count, `${who} something else as message ${wrong + 1}`]
}
