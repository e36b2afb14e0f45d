import type { Condition, ConditionRow } from '@parley/contract'
import {
  type Action,
  allTalks,
  authors,
  type Chat,
  customers,
  type Group,
  groupsIn,
  isIn,
  oldestFirst,
  openOf,
  people,
  type Talk,
  type Who,
  type World,
} from './world.ts'

export interface Destination {
  operator: Who | null
  group: Group | null
  priority: number
  byField: boolean
  /** By a rule above the base rule. */
  byRule: boolean
}
type Order = (ids: readonly string[]) => (a: Who, b: Who) => number

/** Where a session goes that this customer begins with these words, or that waits: docs/guides/routing.md, word for word. */
export function destination(world: World, talk: Talk, order: ReturnType<Order>): Destination {
  // The second live chat has no rules of its own.
  for (const rule of talk.chat === 'a' ? world.rules : []) {
    if (!rule.enabled || !holds(world, talk, rule.conditions)) continue
    const found = act(world, talk, rule.action, order)
    if (found) return { ...found, priority: rule.priority ?? 0, byField: false, byRule: true }
  }
  const { field, group } = talk.chat === 'a' ? world.base : { field: null, group: null }
  const there = group !== null && world.answers[talk.chat].includes(group) ? group : null
  const item = world.bound[talk.customer] ?? null
  const named = field === null || item === null ? [] : field === '_author' ? [authors[item]!] : world.manager[item]!
  const operator = named.find((who) => isThere(world, who)) ?? null
  return { operator, group: there, priority: 0, byField: operator !== null, byRule: false }
}

export const byId: Order = (ids) => (a, b) => (ids[a]! < ids[b]! ? -1 : 1)

const isThere = ({ online, locked, absent }: World, who: Who) =>
  (online[who] ?? false) && !(locked[who] ?? true) && !(absent[who] ?? true)

type Found = { operator: Who | null; group: Group | null } | undefined

function act(world: World, talk: Talk, action: Action, order: ReturnType<Order>): Found {
  const { chat } = talk
  const answers = (group: Group) => world.answers[chat].includes(group)
  const one = (who: Who | undefined): Found =>
    who !== undefined && isThere(world, who) && groupsIn(world, chat, who).length > 0 ? { operator: who, group: null } : undefined
  switch (action.name) {
    case 'common-queue':
      return { operator: null, group: null }
    case 'queue':
      return answers(action.group) ? { operator: null, group: action.group } : undefined
    case 'operator':
      return one(action.who)
    case 'last-operator':
      return one(lastOperator(world, talk))
    default: {
      const { group, name } = action
      if (!answers(group)) return undefined
      const free = people.filter((who) => isIn(world, group, who) && isThere(world, who) && hasRoom(world, chat, who))
      const able = action.skilled ? free.filter((who) => world.skilled[who]) : free
      const load = (who: Who) => (name === 'least-busy' ? openOf(world, who) : 0)
      const [best] = able.toSorted((a, b) => load(a) - load(b) || world.turn[a]! - world.turn[b]! || order(a, b))
      return best === undefined ? undefined : { operator: best, group }
    }
  }
}

function hasRoom(world: World, chat: Chat, who: Who): boolean {
  const own = world.most[who] ?? null
  const ofChat = chat === 'a' ? world.maximum : null
  return (own === null || openOf(world, who) < own) && (ofChat === null || openOf(world, who, chat) < ofChat)
}

const earlier = (world: World, talk: Talk) => world.talks[talk.customer]!.filter(({ id }) => id !== talk.id)

function lastOperator(world: World, talk: Talk): Who | undefined {
  return earlier(world, talk).findLast(({ operator }) => operator !== null)?.operator ?? undefined
}

/** From top to bottom; a group is read by itself first. */
function holds(world: World, talk: Talk, rows: readonly ConditionRow[]): boolean {
  let so = true
  for (const row of rows) {
    const own = 'conditions' in row ? holds(world, talk, row.conditions) : isSo(world, talk, row)
    const said = row.join.endsWith('not') ? !own : own
    so = row.join.startsWith('or') ? so || said : so && said
  }
  return so
}

function isSo(world: World, talk: Talk, { attribute, comparison, value }: Condition): boolean {
  const { name, verified, email } = customers[talk.customer]!
  switch (attribute) {
    case 'first-session':
      return (earlier(world, talk).length === 0) === value
    case 'bound':
      // The second live chat has no rules, so nobody asks there.
      return (world.bound[talk.customer] !== null) === value
    case 'customer-verified':
      return verified === value
    case 'customer-kind':
      return value === 'external'
    case 'channel-kind':
      return (value as string[]).includes('website')
    case 'working-hours':
      return world.working === (comparison === 'in')
    default: {
      const text = { 'customer-name': name, 'customer-email': email ?? '', message: talk.text }[attribute as 'message']
      return reads(text, comparison, String(value ?? ''))
    }
  }
}

function reads(text: string, comparison: string, sought: string): boolean {
  const plain = (words: string) => words.toLowerCase().trim().split(/\s+/).join(' ')
  const [is, wanted] = [plain(text), plain(sought)]
  if (comparison === 'empty') return is === ''
  if (comparison === 'equals') return is === wanted
  if (comparison === 'starts') return is.startsWith(wanted)
  if (comparison === 'contains') return is.includes(wanted)
  return wanted.split(' ').every((word) => is.split(/[^a-z]+/).includes(word))
}

/** They have it from now on, and come last in turn. */
export function give(world: World, talk: Talk, operator: Who, group: Group | null): void {
  Object.assign(talk, { state: 'assigned', operator, group })
  world.turn[operator] = ++world.clock
}

/** Who came Online or has room again: what waits is routed again, unless somebody gave it to another queue by hand. */
export function drain(world: World, freed: ReadonlySet<Who>, chats: readonly Chat[], order: ReturnType<Order>): void {
  for (const chat of chats) {
    if (![...freed].some((who) => groupsIn(world, chat, who).length > 0)) continue
    const waiting = oldestFirst(allTalks(world).filter((talk) => talk.chat === chat && talk.state === 'queued'))
    for (const talk of waiting) {
      if (talk.left !== talk.group) continue
      const { operator, group, priority, byRule } = destination(world, talk, order)
      if (operator === null || !byRule) continue
      give(world, talk, operator, group)
      Object.assign(talk, { left: operator, assignee: null, priority: talk.priority || priority })
    }
  }
}
