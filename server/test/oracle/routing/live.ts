import { createHash, randomBytes } from 'node:crypto'
import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { clientOf } from '../../client.ts'
import { arrange } from './arrange.ts'
import type { Bureau } from './bureau.ts'
import { carryOut } from './carry-out.ts'
import { compare, compareShown, quiet } from './compare.ts'
import type { Life } from './orders.ts'
import { allTalks, chatOf, customers, freshWorld, links, people } from './world.ts'

/** One run: rules are entered, orders carried out, and after each all is compared; then the company is as it was. */
export async function live(bureau: Bureau, { rules, base, bound, offline, maximum, orders }: Life): Promise<void> {
  bureau.broken = true
  await makeCustomers(bureau)
  for (const rule of rules) await arrange.addRule(bureau, rule)
  if (base.field !== null || base.group !== null) await arrange.base(bureau, base)
  for (const [customer, item] of bound.entries()) if (item !== null) await arrange.bind(bureau, customer, item)
  if (maximum !== null) await arrange.maximum(bureau, maximum)
  await Promise.all(offline.map((who) => arrange.status(bureau, who, false)))
  for (const [n, order] of orders.entries()) {
    await compare(bureau, await carryOut(bureau, order))
    // One after the other looks at their screen, or at their counters.
    if (n % 3 === 2) await compareShown(bureau, (n + orders.length) % people.length, n % 2 ? 'counters' : 'workspace')
  }
  await Promise.all(people.map((who) => compareShown(bureau, who, 'workspace')))
  await Promise.all([orders.length, orders.length + 1].map((n) => compareShown(bureau, n % people.length, 'counters')))
  await startOver(bureau)
  bureau.broken = false
}

/** Strangers, straight into the database as `visitorOf` does it, all at once. */
async function makeCustomers(bureau: Bureau): Promise<void> {
  const { product, chats } = bureau
  const rows = customers.map(({ name, verified, email }, n) => {
    const chat = chats[chatOf(n)]
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    return { id: v7(), thread: v7(), chat: chat.id, channel: chat.channelId, token, hash, name, verified, email }
  })
  await sql`
    with given as (select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as g (id uuid, thread uuid, chat uuid, channel uuid, hash text, name text, verified boolean, email text)),
    made as (insert into customers (id, kind, name, email, verified, external_id)
      select id, 'external', name, email, verified, case when verified then id::text end from given returning id),
    known as (insert into visitor_tokens (token_hash, customer_id, live_chat_id)
      select decode(hash, 'hex'), id, chat from given where id in (select id from made))
    insert into threads (id, live_chat_id, channel_id, customer_id, external_id)
      select thread, chat, channel, id, id::text from given where id in (select id from made)`.execute(product.database.db)
  bureau.customers = rows.map(({ id, name, token, thread }) =>
    Object.assign(clientOf(product.url, { authorization: `Bearer ${token}` }), { id, name, token, threadId: thread }),
  )
}

/** Undoes what was done, by the same ways; what was closed stays. */
async function startOver(bureau: Bureau): Promise<void> {
  const { product, staff, chats, world } = bureau
  const { db } = product.database
  const fresh = freshWorld()
  if (world.rules.length > 0)
    await sql`with gone as (delete from routing_rules where live_chat_id = ${chats.a.id}::uuid)
      update live_chats set routing_version = routing_version + 1 where id = ${chats.a.id}::uuid`.execute(db)
  world.rules = []
  await Promise.all([peopleAgain(bureau), settingsAgain(bureau)])
  await quiet(bureau)
  const open = allTalks(world).filter(({ state }) => state !== 'closed')
  await Promise.all(
    open.map(({ id, chat }) => staff[chat === 'a' ? 4 : 5]!.get(contract.closeSession, { path: { sessionId: id } })),
  )
  for (const { chat } of allTalks(world)) chats[chat].closed++
  await Promise.all(
    people.filter((who) => world.online[who] !== fresh.online[who]).map((who) => arrange.status(bureau, who, fresh.online[who]!)),
  )
  await quiet(bureau)
  await sql`update operator_turns set turn = 0 where user_id = any(${staff.map(({ id }) => id)}::uuid[])`.execute(db)
  bureau.world = fresh
}

/** One after another: what is done to people waits for each other anyway. */
async function peopleAgain(bureau: Bureau): Promise<void> {
  const { world } = bureau
  const fresh = freshWorld()
  for (const who of people) if (world.locked[who]) await arrange.unlock(bureau, who)
  for (const link of links) await arrange.link(bureau, link, fresh.links.has(link))
  if (!world.below) await arrange.move(bureau)
  for (const group of ['first', 'second', 'nested', 'leads'] as const)
    for (const who of people) await arrange.member(bureau, who, group, fresh.inGroup[group].has(who))
  for (const who of world.inPosition) await arrange.member(bureau, who, 'position', false)
}

async function settingsAgain(bureau: Bureau): Promise<void> {
  const { world } = bureau
  const fresh = freshWorld()
  const waits: Promise<unknown>[] = []
  for (const who of people) {
    if (world.absent[who]) waits.push(arrange.absence(bureau, who))
    const skilled = fresh.skilled[who]!
    if (world.skilled[who] !== skilled || world.most[who] !== null) waits.push(arrange.able(bureau, who, skilled, null))
  }
  if (world.maximum !== null) waits.push(arrange.maximum(bureau, null))
  if (!world.working) waits.push(arrange.hours(bureau))
  for (const item of [0, 1] as const)
    if (world.manager[item]!.join() !== fresh.manager[item]!.join()) waits.push(arrange.name(bureau, item, fresh.manager[item]!))
  if (world.answers.a.length < 2) await arrange.groups(bureau, fresh.answers.a)
  if (world.base.field !== null || world.base.group !== null) await arrange.base(bureau, fresh.base)
  await Promise.all(waits)
}
