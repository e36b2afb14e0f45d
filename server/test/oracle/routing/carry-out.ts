import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { TestUser } from '../../product.ts'
import { arrange } from './arrange.ts'
import type { Bureau } from './bureau.ts'
import { byId, destination, give } from './foresee.ts'
import type { Order } from './orders.ts'
import {
  allTalks,
  chatOf,
  groupsIn,
  isIn,
  isStaff,
  oldestFirst,
  people,
  sees,
  supervises,
  type Talk,
  type Who,
  type World,
  waitsFor,
} from './world.ts'

/** Whose queues are looked at again after it: who came Online, or has room again. */
type Freed = Set<Who>
type OnTalk = Extract<Order, { customer: number; who: Who }>

/** Asks for it and compares the answer with what the model allows; then the model goes on. */
export async function carryOut(bureau: Bureau, order: Order): Promise<Freed> {
  const { world } = bureau
  // Who is locked asks for nothing; the matrix knows what they would get.
  if ('who' in order && 'customer' in order) return world.locked[order.who] ? new Set() : onTalk(bureau, order)
  switch (order.does) {
    case 'write':
      await write(bureau, order.customer, order.text)
      return new Set()
    case 'next':
      if (!world.locked[order.who]) await next(bureau, order.who)
      return new Set()
    case 'status':
      return world.locked[order.who] ? new Set() : status(bureau, order)
    case 'back': {
      const away = people.filter((who) => !world.online[who] && !world.locked[who])
      const who = away[order.n % away.length]
      return who === undefined ? new Set() : status(bureau, { does: 'status', who, online: true, keep: true })
    }
    case 'lock':
      return lock(bureau, order.who)
    case 'absence':
      await arrange.absence(bureau, order.who)
      return new Set()
    case 'able':
      await arrange.able(bureau, order.who, order.skilled, order.most)
      return new Set()
    case 'member':
      await arrange.member(bureau, order.who, order.of, order.in)
      return withoutRole(world)
    case 'link':
      await arrange.link(bureau, order.link, order.in)
      return withoutRole(world)
    case 'move':
      await arrange.move(bureau)
      return withoutRole(world)
    case 'groups':
      return groups(bureau, order.groups)
    case 'hours':
      await arrange.hours(bureau)
      return new Set()
    case 'minute':
      return minute(bureau)
    case 'base':
      allowed(order, await arrange.base(bureau, order.base), !order.base.group || world.answers.a.includes(order.base.group))
      return new Set()
    case 'maximum':
      await arrange.maximum(bureau, order.maximum)
      return new Set()
    case 'rule':
      allowed(order, await arrange.rule(bureau, order.n, order.how), true)
      return new Set()
    case 'bind':
      await arrange.bind(bureau, order.customer, order.item)
      return new Set()
    case 'name':
      await arrange.name(bureau, order.item, order.whom)
      return new Set()
  }
}

function allowed(order: Order, was: boolean | string, is: boolean | string, about: unknown = ''): void {
  const says = (so: boolean | string) => `${JSON.stringify(order)} ${JSON.stringify(about)}: ${so}`
  expect(says(was)).toBe(says(is))
}

async function write({ customers, world, staff }: Bureau, customer: number, text: string): Promise<void> {
  const who = customers[customer]!
  const path = { threadId: who.threadId, messageId: v7() }
  const theirs = world.talks[customer]!
  const last = theirs.at(-1)
  const draft: Talk = {
    id: '',
    customer,
    chat: chatOf(customer),
    text,
    state: 'queued',
    operator: null,
    group: null,
    priority: 0,
    left: null,
    assignee: null,
    received: 1,
    read: 0,
    reads: people.map(() => 0),
    queuedAt: undefined,
  }
  const to = destination(world, draft, byId(staff.map(({ id }) => id)))
  const { sessionId } = await who.get(contract.writeMessage, { path, body: { text } })
  if (last && last.state !== 'closed') {
    expect(sessionId).toBe(last.id)
    last.received++
    return
  }
  const { operator, group, priority, byField } = to
  Object.assign(draft, { id: sessionId, group, priority, left: operator ?? group, assignee: byField ? operator : null })
  theirs.push(draft)
  if (operator !== null) give(world, draft, operator, group)
}

async function onTalk(bureau: Bureau, order: OnTalk): Promise<Freed> {
  const { world, staff } = bureau
  const { who } = order
  const talk = world.talks[order.customer]!.at('before' in order && order.before ? -2 : -1)
  if (!talk) return new Set()
  const { state, chat } = talk
  const here = world.online[who]!
  const has = state === 'assigned' && talk.operator === who && here
  const manages = has || (state !== 'closed' && supervises(world, chat, who))
  // Said again by who has it, it is so already.
  const again = order.does === 'take' && state === 'assigned' && talk.operator === who
  const may = {
    take: again || (waitsFor(world, talk, who) && here),
    answer: has,
    read: sees(world, talk, who),
    look: sees(world, talk, who),
    priority: manages,
    close: manages,
    give: manages && order.does === 'give' && !world.locked[order.to] && groupsIn(world, chat, order.to).length > 0,
    queue: manages && order.does === 'queue' && world.answers[chat].includes(order.to),
  }[order.does]
  const seen = sees(world, talk, who)
  const { status, problem } = await ask(bureau, staff[who]!, order, talk)
  allowed(order, status < 300, may, talk)
  // What is none of their business is not there [ACC-07]; who was too late to take it is told so.
  if (!seen && order.does !== 'take') allowed(order, problem?.code ?? '', 'not-found', talk)
  return may && !again ? goOn(world, talk, order) : new Set()
}

function ask(
  { staff, groupIds }: Bureau,
  user: TestUser,
  order: OnTalk,
  { id, operator }: Talk,
): Promise<{ status: number; problem: { code: string } | undefined }> {
  const path = { sessionId: id }
  const from = operator === null ? null : staff[operator]!.id
  switch (order.does) {
    case 'take':
      return user.ask(contract.takeSession, { path })
    case 'answer':
      return user.ask(contract.sendMessage, { path: { ...path, messageId: v7() }, body: { text: 'An answer' } })
    case 'read':
      return user.ask(contract.readUpTo, { path, body: { number: 99 } })
    case 'look':
      return user.ask(contract.readSession, { path })
    case 'priority':
      return user.ask(contract.editSession, { path, body: { priority: 2 } })
    case 'close':
      return user.ask(contract.closeSession, { path })
    case 'give':
      return user.ask(contract.reassignSession, { path, body: { to: { operatorId: staff[order.to]!.id }, from } })
    case 'queue':
      return user.ask(contract.reassignSession, { path, body: { to: { groupId: groupIds[order.to] }, from } })
  }
}

function goOn(world: World, talk: Talk, order: OnTalk): Freed {
  const had = talk.operator
  const freed: Freed = new Set(had === null || talk.state !== 'assigned' ? [] : [had])
  const { who } = order
  switch (order.does) {
    case 'take':
      give(world, talk, who, talk.group)
      return new Set()
    case 'read':
      if (talk.state === 'closed') return new Set()
      talk.reads[who] = talk.received
      if (had === who) talk.read = talk.received
      return new Set()
    case 'priority':
      talk.priority = 2
      return new Set()
    case 'close':
      talk.state = 'closed'
      return freed
    case 'give': {
      // To whom has it already, nothing happens. The session's own group first, then by name.
      if (talk.state === 'assigned' && had === order.to) return new Set()
      const theirs = groupsIn(world, talk.chat, order.to).toSorted()
      give(world, talk, order.to, theirs.find((group) => group === talk.group) ?? theirs[0]!)
      return freed
    }
    case 'queue':
      if (talk.state === 'queued' && talk.group === order.to) return new Set()
      Object.assign(talk, { state: 'queued', operator: null, group: order.to, queuedAt: undefined })
      return freed
    default:
      return new Set()
  }
}

async function next({ world, staff }: Bureau, who: Who): Promise<void> {
  const waiting = oldestFirst(allTalks(world).filter((talk) => waitsFor(world, talk, who)))
  const [first] = waiting.toSorted((a, b) => b.priority - a.priority)
  const { session, taken } = await staff[who]!.get(contract.takeNextSession)
  expect({ id: session?.id, taken }).toEqual({ id: first?.id, taken: first !== undefined && world.online[who]! })
  if (taken) give(world, first!, who, first!.group)
}

async function status({ world, staff }: Bureau, order: Extract<Order, { does: 'status' }>): Promise<Freed> {
  const { who, online, keep } = order
  const may = isStaff(world, who)
  const { status } = await staff[who]!.ask(contract.setStatus, { body: { online, sessions: keep ? 'keep' : 'queue' } })
  allowed(order, status === 200, may)
  if (!may) return new Set()
  world.online[who] = online
  if (online) return new Set([who])
  return keep ? new Set() : giveBack(world, (talk) => talk.operator === who)
}

/** Locked, or in again; Offline either way. */
async function lock(bureau: Bureau, who: Who): Promise<Freed> {
  const { world, admin, staff } = bureau
  if (world.locked[who]) {
    await arrange.unlock(bureau, who)
    return new Set()
  }
  await admin.get(contract.lockUser, { path: { userId: staff[who]!.id } })
  world.locked[who] = true
  world.online[who] = false
  return giveBack(world, (talk) => talk.operator === who)
}

/** They wait in the queue of their group again, if it still answers there [ACC-11, STA-06]. */
function giveBack(world: World, which: (talk: Talk) => boolean): Freed {
  const freed: Freed = new Set()
  for (const talk of allTalks(world)) {
    if (talk.state !== 'assigned' || !which(talk)) continue
    freed.add(talk.operator!)
    const group = talk.group && world.answers[talk.chat].includes(talk.group) ? talk.group : null
    Object.assign(talk, { state: 'queued', operator: null, group, left: group, queuedAt: undefined })
  }
  return freed
}

/** Whom the item named keeps what they have [ACC-10]. */
function withoutRole(world: World): Freed {
  const isOut = (talk: Talk) => !world.answers[talk.chat].some((group) => isIn(world, group, talk.operator!))
  return giveBack(world, (talk) => talk.assignee !== talk.operator && isOut(talk))
}

/** What waited for a group that answers there no more waits for all [LCS-19]. */
async function groups(bureau: Bureau, groups: ('first' | 'second')[]): Promise<Freed> {
  const { world } = bureau
  const { group } = world.base
  const may = group === null || groups.includes(group as 'first')
  allowed({ does: 'groups', groups }, await arrange.groups(bureau, groups), may)
  if (!may) return new Set()
  for (const talk of allTalks(world))
    if (talk.state === 'queued' && talk.group && !world.answers[talk.chat].includes(talk.group))
      Object.assign(talk, { group: null, left: null })
  return withoutRole(world)
}

/** What is done each minute, for these people; the clock's own is switched off. */
async function minute({ product, staff }: Bureau): Promise<Freed> {
  const payload = { userIds: staff.map(({ id }) => id) }
  await product.database.db
    .insertInto('later')
    .values({ task: 'drain-sessions', payload: JSON.stringify(payload) })
    .execute()
  product.database.jobsAdded()
  return new Set(people)
}
