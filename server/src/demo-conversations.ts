import {
  closeSession,
  editSession,
  openThread,
  readSession,
  readUpTo,
  reassignSession,
  seeUpTo,
  sendMessage,
  takeSession,
  visit,
  writeMessage,
} from '@parley/contract'
import { v7 } from 'uuid'
import { type DemoClient, demoClient } from './demo-client.ts'
import { customerName } from './demo-company.ts'
import type { DemoDialogue } from './demo-dialogues.ts'
import type { DemoHouse } from './demo-people.ts'

type Chat = DemoHouse['chats'][number]

/** What becomes of a conversation: most are over, some are under way, some wait. */
export type Fate = 'closed' | 'assigned' | 'unread' | 'handed over' | 'returned' | 'queued'
const fates: Fate[] = [
  ...Array(13).fill('closed'),
  'assigned',
  'unread',
  'queued',
  'assigned',
  'handed over',
  'queued',
  'returned',
]

export interface DemoSession {
  id: string
  fate: Fate
}

interface Part {
  chat: Chat
  dialogue: DemoDialogue
  /** Which one it is: decides its customer and what becomes of it. */
  place: number
}

const longest = 18

function fateOf(place: number): Fate {
  return fates[(place * 7) % fates.length]!
}

/** A visitor comes to the website, writes, and is answered as it was recorded. Every ninth comes back another day. */
export async function visitAndTalk(url: string, part: Part): Promise<DemoSession[]> {
  const { chat, dialogue, place } = part
  const name = customerName(place)
  const [topic = ''] = dialogue.topics[0]?.toLowerCase().split('_') ?? []
  const more = place % 3 > 0 ? { email: `${name.toLowerCase().replace(' ', '.')}@mail.example` } : {}
  const page = `https://northwind.example/${topic}`
  const { token, thread } = await demoClient(url).ask(visit, { path: { liveChatId: chat.id }, body: { name, page, ...more } })
  const customer = demoClient(url, token)
  const fate = fateOf(place)
  const before = place % 9 === 4 ? [await talk(part, customer, thread.id, 'closed')] : []
  return [...before, await talk(part, customer, thread.id, fate)]
}

/** An employee writes to the IT help desk in Messages. */
export async function askColleagues(part: Part, customer: DemoClient, fate: Fate): Promise<DemoSession> {
  const { id } = await customer.ask(openThread, { path: { liveChatId: part.chat.id } })
  return talk(part, customer, id, fate)
}

async function talk(part: Part, customer: DemoClient, threadId: string, fate: Fate): Promise<DemoSession> {
  const { chat, place } = part
  const turns = turnsFor(part.dialogue, fate, place)
  // Moved on after each round of fates, so that everybody has some of each.
  const turn = place + Math.floor(place / fates.length)
  const operator = chat.operators[turn % chat.operators.length]!
  const say = ({ by, text }: (typeof turns)[number]) =>
    by === 'customer'
      ? customer.ask(writeMessage, { path: { threadId, messageId: v7() }, body: { text } })
      : operator.client.ask(sendMessage, { path: { sessionId, messageId: v7() }, body: { text } })
  const [first, ...rest] = turns
  const { sessionId } = await customer.ask(writeMessage, { path: { threadId, messageId: v7() }, body: { text: first!.text } })
  const path = { sessionId }
  if (fate === 'queued') {
    for (const one of rest) await say(one)
    return { id: sessionId, fate }
  }

  await operator.client.ask(takeSession, { path })
  for (const one of rest) await say(one)
  const priority = ([0, 0, 3, 0, 2, 0, 0, 1] as const)[place % 8]!
  const name = place % 5 === 1 ? { name: `${titleOf(part.dialogue)} for ${customerName(place).split(' ')[0]}` } : {}
  if (priority > 0 || 'name' in name) {
    await operator.client.ask(editSession, { path, body: { ...(priority > 0 && { priority }), ...name } })
  }
  const { session } = await operator.client.ask(readSession, { path })
  await operator.client.ask(readUpTo, { path, body: { number: session.number } })
  if (place % 4 > 0) await customer.ask(seeUpTo, { path: { threadId }, body: { sessionId, number: session.number } })

  if (fate === 'unread') for (const one of unreadTurns(part.dialogue, turns.length)) await say(one)
  if (fate === 'closed') await operator.client.ask(closeSession, { path })
  if (fate === 'handed over' || fate === 'returned') {
    const colleague = chat.operators[(turn + 1) % chat.operators.length]!
    const to = fate === 'returned' ? { groupId: chat.groupId } : { operatorId: colleague.id }
    await operator.client.ask(reassignSession, { path, body: { to, from: operator.id } })
  }
  return { id: sessionId, fate }
}

function turnsFor({ turns }: DemoDialogue, fate: Fate, place: number): DemoDialogue['turns'] {
  if (fate === 'closed') return turns.slice(0, longest)
  if (fate === 'queued') return turns.filter(({ by }) => by === 'customer').slice(0, 1 + (place % 2))
  return turns.slice(0, Math.min(longest, Math.ceil(turns.length / 2)))
}

/** One to three more of the customer's, which nobody has read. */
function unreadTurns({ turns }: DemoDialogue, from: number): DemoDialogue['turns'] {
  return turns
    .slice(from)
    .filter(({ by }) => by === 'customer')
    .slice(0, 1 + (from % 3))
}

/** `RentalCars_1` → `Rental cars` */
function titleOf({ topics }: DemoDialogue): string {
  const words = (topics[0] ?? 'Question')
    .split('_')[0]!
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
