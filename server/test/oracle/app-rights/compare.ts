import * as contract from '@parley/contract'
import { expect } from 'vitest'
import type { Firm } from './firm.ts'
import type { Order } from './orders.ts'
import { type AppName, appNames, hasSession, mayIn, onApp, seesApp, seesThing, type Thing, type Who } from './world.ts'

interface Shown {
  id: string
  deleted: boolean
  view: boolean
}

/** What somebody is told that they may do, in all apps that they see. */
export async function compareRights({ staff, apps, world }: Firm, who: Who): Promise<void> {
  const { body, problem } = await staff[who]!.ask(contract.listApps)
  expect(problem?.code).toBe(world.locked[who] ? 'not-signed-in' : undefined)
  if (problem) return
  const told = appNames.map((app) => body.find(({ id }) => id === apps[app].id)?.rights)
  expect(told, `rights of ${who}`).toEqual(appNames.map((app) => (seesApp(world, app, who) ? mayIn(world, app, who) : undefined)))
}

/** The app, its rights or its list, as somebody gets them. */
export async function look({ staff, apps, world }: Firm, { who, app, at }: Extract<Order, { does: 'look' }>): Promise<void> {
  const path = { appId: apps[app].id }
  const code = (verdict: string | undefined) => (world.locked[who] ? 'not-signed-in' : verdict)
  if (at === 'app') {
    const { body, problem } = await staff[who]!.ask(contract.readApp, { path })
    expect(problem?.code).toBe(code(seesApp(world, app, who) ? undefined : 'not-found'))
    if (!problem) expect(body.rights).toEqual(mayIn(world, app, who))
    return
  }
  if (at === 'grants') {
    const { problem } = await staff[who]!.ask(contract.readAppGrants, { path })
    expect(problem?.code).toBe(code(onApp(world, app, who, 'permissions')))
    return
  }
  const { body, problem } = await staff[who]!.ask(contract.listItems, { path, query: { order: 'index' } })
  expect(problem?.code).toBe(code(onApp(world, app, who, 'view')))
  if (problem) return
  const shown = world.things.filter((thing) => thing.app === app && !thing.deleted && seesThing(world, thing, who))
  expect(body.items.map(({ id }) => id).sort()).toEqual(shown.map(({ id }) => id).sort())
}

/** The session's pane: names for who has the session, and what they may do with each app. */
export async function compareBindings({ staff, apps, world, sessionId }: Firm, who: Who): Promise<void> {
  const { body, problem } = await staff[who]!.ask(contract.readBindings, { path: { sessionId } })
  const right = world.locked[who] ? 'not-signed-in' : hasSession(world, who) ? undefined : 'not-found'
  expect(problem?.code).toBe(right)
  if (problem) return
  const may = (app: AppName) => {
    const { view, create } = mayIn(world, app, who)
    return { view, create }
  }
  const item = (thing: Thing): Shown => ({ id: thing.id, deleted: thing.deleted, view: seesThing(world, thing, who) })
  const items = (some: readonly Shown[] = []) =>
    some.map(({ id, deleted, view }) => ({ id, deleted, view })).sort((a, b) => (a.id < b.id ? -1 : 1))
  const requests = body.registered.find(({ app }) => app.id === apps.requests.id)
  expect({ rights: body.account?.rights, items: items(body.account?.items) }).toEqual({
    rights: may('contacts'),
    items: world.bound ? [item(world.bound)] : [],
  })
  expect({ rights: requests?.rights, items: items(requests?.items) }).toEqual({
    rights: may('requests'),
    items: items(world.registered.map(item)),
  })
}
