import type { ConditionRow } from '@parley/contract'

/** 0…3 are operators at first, 4 supervises the first live chat and 5 the second one. */
export type Who = number
export const people: readonly Who[] = [0, 1, 2, 3, 4, 5]
export type Group = 'first' | 'second' | 'nested' | 'leads'
export type Chat = 'a' | 'b'
/** What a group may hold besides people; the position may stand below the department. */
export const links = [
  'first<nested',
  'second<nested',
  'leads<nested',
  'nested<department',
  'second<department',
  'first<position',
] as const
export type Link = (typeof links)[number]

export type Action =
  | { name: 'least-busy' | 'round-robin'; group: 'first' | 'second'; skilled: boolean }
  | { name: 'queue'; group: 'first' | 'second' }
  | { name: 'common-queue' }
  | { name: 'operator'; who: Who }
  | { name: 'last-operator' }
export interface Rule {
  conditions: ConditionRow[]
  action: Action
  priority: 1 | 2 | 3 | undefined
  enabled: boolean
}
export type Base = { field: 'manager' | '_author' | null; group: 'first' | 'second' | null }

/** What the model says of one session. */
export interface Talk {
  id: string
  customer: number
  chat: Chat
  text: string
  state: 'queued' | 'assigned' | 'closed'
  operator: Who | null
  group: Group | null
  priority: number
  /** Where routing last left it: somebody, a group's queue, or (null) the common queue. */
  left: Who | Group | null
  /** Whom the customer's item named; they keep it whatever their groups are. */
  assignee: Who | null
  received: number
  read: number
  reads: number[]
  /** When it began to wait, as the server says; undefined until it has said so. */
  queuedAt: string | undefined
}

/** Everything that decides, as simple as can be: no tables, no memory, all of it looked through each time. */
export interface World {
  online: boolean[]
  locked: boolean[]
  absent: boolean[]
  skilled: boolean[]
  most: (number | null)[]
  inGroup: Record<Group, Set<Who>>
  inPosition: Set<Who>
  /** Whether the position stands below the department. */
  below: boolean
  links: Set<Link>
  answers: Record<Chat, Group[]>
  /** Of the first live chat: open sessions for one operator. */
  maximum: number | null
  rules: (Rule & { id: string })[]
  base: Base
  /** By customer, the item that they are bound to; by item, whom its field names. */
  bound: (0 | 1 | null)[]
  manager: Who[][]
  working: boolean
  /** When somebody was last given something; the lowest waited longest. */
  turn: number[]
  clock: number
  talks: Talk[][]
}

/** 0…2 write to the first live chat, 3 to the second one. */
export const customers = [
  { name: 'Cleo Gold', verified: true, email: 'cleo@gold.example' },
  { name: 'Carl', verified: false, email: null },
  { name: 'Cora  GOLD', verified: true, email: null },
  { name: 'Cyd', verified: false, email: null },
] as const
export const chatOf = (customer: number): Chat => (customer < 3 ? 'a' : 'b')
/** Who made the items; 6 is the administrator, who answers nobody. */
export const authors: readonly Who[] = [0, 6]
export const supervisedBy = { a: 'leads', b: null } as const

export function freshWorld(): World {
  return {
    online: [true, true, true, true, true, false],
    locked: people.map(() => false),
    absent: people.map(() => false),
    skilled: people.map((who) => who % 2 === 1),
    most: people.map(() => null),
    inGroup: { first: new Set([0, 1]), second: new Set([2]), nested: new Set([3]), leads: new Set([4]) },
    inPosition: new Set(),
    below: true,
    links: new Set<Link>(['second<nested', 'nested<department']),
    answers: { a: ['first', 'second'], b: ['first'] },
    maximum: null,
    rules: [],
    base: { field: null, group: null },
    bound: customers.map(() => null),
    manager: [[0], [1, 3]],
    working: true,
    turn: people.map(() => 0),
    clock: 0,
    talks: customers.map(() => []),
  }
}

export function isIn(world: World, group: Group, who: Who): boolean {
  const { links } = world
  const inDepartment = world.below && world.inPosition.has(who)
  if (world.inGroup[group].has(who)) return true
  if (group === 'nested') return links.has('nested<department') && inDepartment
  if (links.has(`${group}<nested`) && isIn(world, 'nested', who)) return true
  if (group === 'second') return links.has('second<department') && inDepartment
  return group === 'first' && links.has('first<position') && world.inPosition.has(who)
}

export const groupsIn = (world: World, chat: Chat, who: Who) => world.answers[chat].filter((group) => isIn(world, group, who))
export const supervises = (world: World, chat: Chat, who: Who) => (chat === 'a' ? isIn(world, 'leads', who) : who === 5)
export const hasRole = (world: World, chat: Chat, who: Who) =>
  supervises(world, chat, who) || groupsIn(world, chat, who).length > 0
export const allTalks = ({ talks }: World) => talks.flat()
export const openOf = (world: World, who: Who, chat?: Chat) =>
  allTalks(world).filter((talk) => talk.state === 'assigned' && talk.operator === who && (!chat || talk.chat === chat)).length

/** Who has a status: by a role, a session, or an item that names them in the field which Assigned to reads [STA-01]. */
export function isStaff(world: World, who: Who): boolean {
  const { base, manager } = world
  const named =
    base.field === 'manager' ? manager.some((whom) => whom.includes(who)) : base.field !== null && authors.includes(who)
  return named || hasRole(world, 'a', who) || hasRole(world, 'b', who) || openOf(world, who) > 0
}

export function waitsFor(world: World, { state, chat, group }: Talk, who: Who): boolean {
  const theirs = groupsIn(world, chat, who)
  return state === 'queued' && theirs.length > 0 && (group === null || theirs.includes(group))
}

export function sees(world: World, talk: Talk, who: Who): boolean {
  return supervises(world, talk.chat, who) || talk.operator === who || waitsFor(world, talk, who)
}

/** The oldest first; of those of one moment by id, as the server does. */
export function oldestFirst(some: Talk[]): Talk[] {
  return some.toSorted((a, b) => (`${a.queuedAt} ${a.id}` < `${b.queuedAt} ${b.id}` ? -1 : 1))
}
