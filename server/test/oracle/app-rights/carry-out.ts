import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { Answer } from '../../client.ts'
import { arrange, granted, saidLines } from './arrange.ts'
import { compareBindings, compareRights, look } from './compare.ts'
import type { Firm } from './firm.ts'
import type { Order } from './orders.ts'
import { type AppName, hasSession, newThing, onApp, onThing, people, type Thing, type Verdict, type Who } from './world.ts'

/** Asks for it and compares the answer with what the model allows; then the model goes on. */
export async function carryOut(firm: Firm, order: Order, n: number): Promise<void> {
  const { world } = firm
  switch (order.does) {
    case 'grant':
      return grant(firm, order)
    case 'member':
      await arrange.member(firm, order.who, order.of, order.in)
      break
    case 'link':
      await arrange.link(firm, order.link, order.in)
      break
    case 'move':
      await arrange.move(firm)
      break
    case 'lock':
      return arrange.lock(firm, order.who)
    case 'create':
      return create(firm, order.who, order.app)
    case 'look':
      return look(firm, order)
    case 'bind-new':
    case 'register-new':
      return bring(firm, order.does === 'bind-new' ? 'bind' : 'register', order.who, made(order.app, order.who), true)
    case 'bindings':
      return compareBindings(firm, order.who)
    default: {
      const thing = world.things[order.thing % world.things.length]!
      if (order.does === 'restrict') return restrict(firm, order, thing)
      if (order.does === 'bind' || order.does === 'register') return bring(firm, order.does, order.who, thing, false)
      if (order.does === 'unbind' || order.does === 'unregister') return takeOff(firm, order.does, order.who, thing)
      return onItem(firm, order.does, order.who, thing)
    }
  }
  // What was arranged was for somebody; one after the other sees what has come of it.
  await compareRights(firm, people[n % people.length]!)
}

const made = (app: AppName, who: Who): Thing => newThing(app, `Made ${v7().slice(-4)}`, who)

/** @returns whether it was granted, as the model says */
function agrees({ world }: Firm, who: Who, { problem }: Answer<unknown>, verdict: Verdict): boolean {
  const right = world.locked[who] ? 'not-signed-in' : verdict
  expect(problem?.code).toBe(right)
  return right === undefined
}

async function grant(firm: Firm, { who, app, lines }: Extract<Order, { does: 'grant' }>): Promise<void> {
  if (who === 'admin') {
    await arrange.grant(firm, app, lines)
    return compareRights(firm, people[lines.length % people.length]!)
  }
  const { id, rightsVersion } = firm.apps[app]
  const body = { version: rightsVersion, grants: saidLines(firm, lines), fields: [] }
  const answer = await firm.staff[who]!.ask(contract.editAppGrants, { path: { appId: id }, body })
  if (agrees(firm, who, answer, onApp(firm.world, app, who, 'permissions'))) granted(firm, app, lines)
}

async function create(firm: Firm, who: Who, app: AppName): Promise<void> {
  const { staff, apps, world } = firm
  const thing = made(app, who)
  const path = { appId: apps[app].id, itemId: thing.id }
  const answer = await staff[who]!.ask(contract.createItem, { path, body: { values: { title: thing.title } } })
  if (agrees(firm, who, answer, onApp(world, app, who, 'create'))) world.things.push(thing)
}

/** Who sees it from then on; what somebody else sees of its app is looked at after it. */
async function restrict(firm: Firm, { who, members }: Extract<Order, { does: 'restrict' }>, thing: Thing): Promise<void> {
  const { staff, admin, world } = firm
  const [line] = saidLines(firm, [{ members: members ?? [], rights: [] }])
  const body = { version: thing.rightsVersion, restricted: members !== null, members: line!.members }
  const asked = { path: { itemId: thing.id }, body }
  if (who === 'admin') await admin.get(contract.editItemGrants, asked)
  else {
    const answer = await staff[who]!.ask(contract.editItemGrants, asked)
    if (!agrees(firm, who, answer, onThing(world, thing, who, 'permissions'))) return
  }
  thing.members = members
  thing.rightsVersion++
  await look(firm, { does: 'look', who: people[thing.rightsVersion % people.length]!, app: thing.app, at: 'items' })
}

async function onItem(firm: Firm, does: 'read' | 'edit' | 'delete' | 'restore', who: Who, thing: Thing): Promise<void> {
  const { staff, world } = firm
  const title = `Edited ${v7().slice(-4)}`
  if (does === 'edit') thing.version ??= await versionOf(firm, thing)
  const ask = (itemId: string) => {
    const path = { itemId }
    if (does === 'read') return staff[who]!.ask(contract.readItem, { path })
    if (does === 'edit') return staff[who]!.ask(contract.editItem, { path, body: { version: thing.version!, values: { title } } })
    return staff[who]!.ask(does === 'delete' ? contract.deleteItem : contract.restoreItem, { path })
  }
  const verdict = onThing(world, thing, who, does === 'read' ? 'view' : does === 'restore' ? 'delete' : does)
  const answer = await ask(thing.id)
  if (!agrees(firm, who, answer, verdict)) {
    // What may not be seen looks like what is not there.
    if (verdict === 'not-found' && does === 'read') expect(answer.problem).toEqual((await ask(v7())).problem)
    return
  }
  if (does === 'edit') thing.title = title
  if (does === 'delete' || does === 'restore') thing.deleted = does === 'delete'
  const { item } = answer.body
  thing.version = item.version
  expect([item.values['title'], item.deletedAt !== null]).toEqual([thing.title, thing.deleted])
}

/** From the session's pane: an item that there is, or a new one. */
async function bring(firm: Firm, does: 'bind' | 'register', who: Who, thing: Thing, isNew: boolean): Promise<void> {
  const { staff, apps, world, sessionId } = firm
  const ask = (itemId: string) => {
    const path = { sessionId, itemId }
    const body = { appId: apps[thing.app].id, ...(isNew && { values: { title: thing.title } }) }
    if (does === 'register') return staff[who]!.ask(contract.registerItem, { path, body })
    return staff[who]!.ask(contract.bindItem, { path, body: { ...body, from: world.bound?.id ?? null } })
  }
  const offered = thing.app === (does === 'bind' ? 'contacts' : 'requests')
  const first = does === 'register' && (!world.bound || world.bound.deleted)
  const own = isNew ? onApp(world, thing.app, who, 'create') : onThing(world, thing, who, 'view')
  const verdict = !hasSession(world, who)
    ? 'not-found'
    : !offered
      ? 'app-not-offered'
      : first
        ? 'account-first'
        : (own ?? (thing.deleted ? 'item-deleted' : undefined))
  const answer = await ask(thing.id)
  if (!agrees(firm, who, answer, verdict)) {
    if (verdict === 'not-found') expect(answer.problem).toEqual((await ask(v7())).problem)
    return
  }
  if (isNew) world.things.push(thing)
  // It has the customer's account now.
  thing.version = undefined
  if (does === 'bind') world.bound = thing
  else if (!world.registered.includes(thing)) world.registered.push(thing)
  await compareBindings(firm, who)
}

async function versionOf({ product }: Firm, { id }: Thing): Promise<number> {
  const { version } = await product.database.db
    .selectFrom('items')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return version
}

/** That is for whoever has the session, whatever they may do in the app [BND-14]. */
async function takeOff(firm: Firm, does: 'unbind' | 'unregister', who: Who, chosen: Thing): Promise<void> {
  const { staff, world, sessionId } = firm
  const thing = (does === 'unbind' ? world.bound : world.registered[0]) ?? chosen
  const end = does === 'unbind' ? contract.unbindItem : contract.unregisterItem
  const answer = await staff[who]!.ask(end, { path: { sessionId, itemId: thing.id } })
  if (!agrees(firm, who, answer, hasSession(world, who) ? undefined : 'not-found')) return
  if (does === 'unbind') world.bound = null
  else world.registered = world.registered.filter((one) => one !== thing)
}
