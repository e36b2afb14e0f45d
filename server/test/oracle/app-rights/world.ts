import type { AppRight, RefusalCode, RightsInApp } from '@parley/contract'
import { v7 } from 'uuid'

/** 0…4 are employees, 5 is an administrator; 0 supervises the live chat at first. */
export type Who = number
export const people: readonly Who[] = [0, 1, 2, 3, 4, 5]
export type Group = 'first' | 'second' | 'leads'
export const groups: readonly Group[] = ['first', 'second', 'leads']
/** What a line of rights may name besides people. The position stands in the department or at the top. */
export type Member = Who | Group | 'everybody' | 'department' | 'position'
/** What a group may hold besides people. */
export const links = ['first<second', 'second<department', 'first<position', 'leads<second'] as const
export type Link = (typeof links)[number]
/** What customers are bound to, and what messages are registered in. */
export type AppName = 'contacts' | 'requests'
export const appNames: readonly AppName[] = ['contacts', 'requests']

export interface Line {
  members: Member[]
  rights: AppRight[]
}
export interface Thing {
  id: string
  app: AppName
  title: string
  deleted: boolean
  /** As the server counts them; undefined where that has to be looked up, for it has nothing to do with rights. */
  version: number | undefined
  /** Of those here. */
  author: Who | null
  /** Whom it is restricted to; null: it is not. */
  members: Member[] | null
  rightsVersion: number
}

export const newThing = (app: AppName, title: string, author: Who | null): Thing => ({
  ...{ id: v7(), app, title, deleted: false, version: 1 },
  ...{ author, members: null, rightsVersion: 1 },
})

/** All that decides, looked through anew each time. */
export interface World {
  lines: Record<AppName, Line[]>
  inGroup: Record<Group, Set<Who>>
  inPosition: Set<Who>
  below: boolean
  links: Set<Link>
  locked: boolean[]
  things: Thing[]
  bound: Thing | null
  registered: Thing[]
}

export const freshWorld = (): World => ({
  lines: { contacts: [], requests: [] },
  inGroup: { first: new Set([1]), second: new Set([2]), leads: new Set([0]) },
  inPosition: new Set([3]),
  below: true,
  links: new Set<Link>(),
  locked: people.map(() => false),
  things: [],
  bound: null,
  registered: [],
})

/** Whether a line that names this means them [ORG-04, ORG-05, APP-10]. */
export function isMeant(world: World, member: Member, who: Who): boolean {
  const { links, inGroup, inPosition, below } = world
  const holds = (link: Link, what: Member) => links.has(link) && isMeant(world, what, who)
  switch (member) {
    case 'everybody':
      return true
    case 'position':
      return inPosition.has(who)
    case 'department':
      return below && inPosition.has(who)
    case 'first':
      return inGroup.first.has(who) || holds('first<second', 'second') || holds('first<position', 'position')
    case 'second':
      return inGroup.second.has(who) || holds('second<department', 'department')
    case 'leads':
      return inGroup.leads.has(who) || holds('leads<second', 'second')
    default:
      return member === who
  }
}

/** A supervisor sees the session that waits, and binds in it whatever their status; nobody else is concerned [ACC-05]. */
export const hasSession = (world: World, who: Who) => isMeant(world, 'leads', who)

export function mayIn(world: World, app: AppName, who: Who): RightsInApp {
  const has = (right: AppRight) =>
    who === 5 ||
    world.lines[app].some(
      ({ members, rights }) =>
        (rights.includes(right) || rights.includes('full')) && members.some((member) => isMeant(world, member, who)),
    )
  return {
    view: has('view'),
    create: has('create'),
    edit: has('view') && has('edit'),
    delete: has('view') && has('delete'),
    permissions: has('permissions'),
    processes: has('processes'),
    export: has('view') && has('export'),
    import: has('create') && has('import'),
    build: who === 5,
  }
}

export function seesApp(world: World, app: AppName, who: Who): boolean {
  const { view, create, permissions } = mayIn(world, app, who)
  return view || create || permissions
}

/** Undefined: granted. What is not theirs to see looks like what is not there [ACC-07, APP-10, APP-11]. */
export type Verdict = RefusalCode | undefined

export function onApp(world: World, app: AppName, who: Who, need: keyof RightsInApp): Verdict {
  const may = mayIn(world, app, who)
  if (!seesApp(world, app, who) || (need === 'view' && !may.view)) return 'not-found'
  return may[need] ? undefined : 'forbidden'
}

/** A restricted item is its author's, its members', and theirs who give permissions in the app [APP-10]. */
export function seesThing(world: World, { app, author, members }: Thing, who: Who): boolean {
  const { view, permissions } = mayIn(world, app, who)
  return view && (members === null || permissions || author === who || members.some((member) => isMeant(world, member, who)))
}

export function onThing(world: World, thing: Thing, who: Who, need: 'view' | 'edit' | 'delete' | 'permissions'): Verdict {
  const may = mayIn(world, thing.app, who)
  if (!seesThing(world, thing, who)) return 'not-found'
  return may[need] ? undefined : 'forbidden'
}
