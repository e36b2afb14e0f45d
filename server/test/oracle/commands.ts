import * as contract from '@parley/contract'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, vi } from 'vitest'
import type { TestUser } from '../product.ts'
import { type Floor, groupOf, type Talk } from './floor.ts'

/** 0…2 are operators, 3 is the supervisor. */
type Who = 0 | 1 | 2 | 3
type AsCustomer = { does: 'write' | 'see'; customer: number }
type OnTalk =
  | { does: 'take' | 'answer' | 'read' | 'unread' | 'rename' | 'priority' | 'close'; who: Who; customer: number }
  | { does: 'give'; who: Who; customer: number; to: number }
  | { does: 'queue'; who: Who; customer: number; to: 0 | 1 }
type Status = { does: 'status'; who: 0 | 1 | 2; online: boolean; keep: boolean }
export type Command = AsCustomer | OnTalk | Status | { does: 'next'; who: Who } | { does: 'lock' }

const who = fc.constantFrom<Who>(0, 1, 2, 3)
const customer = fc.nat({ max: 2 })
const onSession = ['take', 'take', 'answer', 'answer', 'read', 'unread', 'rename', 'priority', 'close'] as const

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('write' as const), customer }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('see' as const), customer }) },
  { weight: 10, arbitrary: fc.record({ does: fc.constantFrom(...onSession), who, customer }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('give' as const), who, customer, to: fc.nat({ max: 2 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('queue' as const), who, customer, to: fc.constantFrom(0 as const, 1 as const) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('next' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('status' as const),
      who: fc.constantFrom(0 as const, 1 as const, 2 as const),
      online: fc.boolean(),
      keep: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'lock' as const }) },
)

const userOf = ({ operators, supervisor }: Floor, who: Who): TestUser => operators[who] ?? supervisor
const waitsFor = ({ state, group }: Talk, who: Who) =>
  state === 'queued' && who !== 3 && (group === null || group === groupOf(who))

/** Asks for it and compares the answer with what the model allows; then the model goes on. */
export async function run(floor: Floor, command: Command): Promise<void> {
  if (command.does === 'lock') return lock(floor)
  if (!('who' in command)) return asCustomer(floor, command)
  // Who is locked asks for nothing any more; the matrix knows what they would get.
  if (command.who !== 3 && floor.locked[command.who]) return
  if (command.does === 'status') return status(floor, command)
  if (command.does === 'next') return next(floor, command.who)
  return onTalk(floor, command)
}

async function asCustomer(floor: Floor, { does, customer }: AsCustomer): Promise<void> {
  const who = floor.customers[customer]!
  const talk = floor.talks[customer]
  const path = { threadId: who.threadId }
  if (does === 'see') {
    if (talk) await who.get(contract.seeUpTo, { path, body: { sessionId: talk.sessionId, number: 99 } })
    return
  }
  const said = await who.get(contract.writeMessage, { path: { ...path, messageId: v7() }, body: { text: `Text ${v7()}` } })
  if (talk && talk.state !== 'closed') expect(said.sessionId).toBe(talk.sessionId)
  else floor.talks[customer] = { sessionId: said.sessionId, state: 'queued', operator: null, group: floor.ruled }
}

async function onTalk(floor: Floor, command: OnTalk): Promise<void> {
  const talk = floor.talks[command.customer]
  if (!talk) return
  const { who } = command
  const open = talk.state !== 'closed'
  const theirs = who !== 3 && talk.operator === who
  const works = open && ((theirs && talk.state === 'assigned' && floor.online[who]!) || who === 3)
  const may = {
    // Said again by who has it, it is so already.
    take: (waitsFor(talk, who) && (floor.online[who] ?? false)) || (theirs && talk.state === 'assigned'),
    answer: works && who !== 3,
    read: who === 3 || theirs || waitsFor(talk, who),
    unread: open && (who === 3 || theirs || waitsFor(talk, who)),
    rename: works,
    priority: works,
    close: works,
    queue: works,
    give: works && command.does === 'give' && !floor.locked[command.to],
  }[command.does]
  const status = await ask(floor, userOf(floor, who), command, talk)
  expect(`${JSON.stringify(command)} of ${JSON.stringify(talk)}: ${status === 200}`).toBe(
    `${JSON.stringify(command)} of ${JSON.stringify(talk)}: ${may}`,
  )
  if (may) goOn(talk, command)
}

async function ask(floor: Floor, user: TestUser, command: OnTalk, { sessionId, operator }: Talk): Promise<number> {
  const path = { sessionId }
  const from = operator === null ? null : floor.operators[operator]!.id
  switch (command.does) {
    case 'take':
      return (await user.ask(contract.takeSession, { path })).status
    case 'answer':
      return (await user.ask(contract.sendMessage, { path: { ...path, messageId: v7() }, body: { text: `Answer ${v7()}` } }))
        .status
    case 'read':
      return (await user.ask(contract.readUpTo, { path, body: { number: 99 } })).status
    case 'unread':
      return (await user.ask(contract.unreadFrom, { path, body: { number: 1 } })).status
    case 'rename':
      return (await user.ask(contract.editSession, { path, body: { name: `Name ${v7()}` } })).status
    case 'priority':
      return (await user.ask(contract.editSession, { path, body: { priority: (command.customer + 1) as 1 | 2 | 3 } })).status
    case 'close':
      return (await user.ask(contract.closeSession, { path })).status
    case 'give': {
      const to = { operatorId: floor.operators[command.to]!.id }
      return (await user.ask(contract.reassignSession, { path, body: { to, from, comment: `Over to you ${v7()}` } })).status
    }
    case 'queue': {
      const to = { groupId: floor.groupIds[command.to] }
      return (await user.ask(contract.reassignSession, { path, body: { to, from } })).status
    }
  }
}

function goOn(talk: Talk, command: OnTalk): void {
  if (command.does === 'take') Object.assign(talk, { state: 'assigned', operator: command.who })
  if (command.does === 'close') talk.state = 'closed'
  if (command.does === 'queue') Object.assign(talk, { state: 'queued', operator: null, group: command.to })
  // To whom has it already, nothing happens.
  if (command.does === 'give' && talk.operator !== command.to)
    Object.assign(talk, { state: 'assigned', operator: command.to, group: groupOf(command.to) })
}

async function next(floor: Floor, who: Who): Promise<void> {
  const waiting = floor.talks.filter((talk) => talk !== undefined).filter((talk) => waitsFor(talk, who))
  const { session, taken } = await userOf(floor, who).get(contract.takeNextSession)
  expect(waiting.map(({ sessionId }) => sessionId)).toEqual(session ? expect.arrayContaining([session.id]) : [])
  expect(taken).toBe(session !== null && (floor.online[who] ?? false))
  const talk = waiting.find(({ sessionId }) => sessionId === session?.id)
  if (taken && talk) Object.assign(talk, { state: 'assigned', operator: who })
}

async function status(floor: Floor, { who, online, keep }: Status): Promise<void> {
  const sessions = keep ? ('keep' as const) : ('queue' as const)
  await floor.operators[who]!.get(contract.setStatus, { body: { online, sessions } })
  floor.online[who] = online
  if (!online && !keep) await returned(floor, who)
}

/** The operator of the second group, once. */
async function lock(floor: Floor): Promise<void> {
  if (floor.locked[2]) return
  floor.locked[2] = true
  await floor.administrator.get(contract.lockUser, { path: { userId: floor.operators[2]!.id } })
  await returned(floor, 2)
}

/** Their open sessions wait again; where, says the server, as long as it is a queue of the live chat [ACC-11, STA-06]. */
async function returned(floor: Floor, who: number): Promise<void> {
  for (const talk of floor.talks) {
    if (talk?.state !== 'assigned' || talk.operator !== who) continue
    const path = { sessionId: talk.sessionId }
    const session = await vi.waitFor(
      async () => {
        const { session } = await floor.supervisor.get(contract.readSession, { path })
        expect(session.state).toBe('queued')
        return session
      },
      { timeout: 10_000, interval: 10 },
    )
    const group = session.group === null ? null : floor.groupIds.indexOf(session.group.id)
    expect([null, 0, 1]).toContain(group)
    Object.assign(talk, { state: 'queued', operator: null, group })
  }
}
