import type { Condition, ConditionRow } from '@parley/contract'
import fc from 'fast-check'
import { type Action, type Base, type Group, type Link, links, people, type Rule, type Who } from './world.ts'

export type Order =
  | { does: 'write'; customer: number; text: string }
  | { does: 'take' | 'answer' | 'read' | 'look' | 'priority' | 'close'; who: Who; customer: number; before: boolean }
  | { does: 'give'; who: Who; customer: number; to: Who }
  | { does: 'queue'; who: Who; customer: number; to: 'first' | 'second' }
  | { does: 'next'; who: Who }
  | { does: 'status'; who: Who; online: boolean; keep: boolean }
  | { does: 'back'; n: number }
  | { does: 'lock' | 'absence'; who: Who }
  | { does: 'able'; who: Who; skilled: boolean; most: number | null }
  | { does: 'member'; who: Who; of: Group | 'position'; in: boolean }
  | { does: 'link'; link: Link; in: boolean }
  | { does: 'move' | 'hours' | 'minute' }
  | { does: 'groups'; groups: ('first' | 'second')[] }
  | { does: 'base'; base: Base }
  | { does: 'maximum'; maximum: number | null }
  | { does: 'rule'; n: number; how: 'switch' | 'delete' | 'top' }
  | { does: 'bind'; customer: number; item: 0 | 1 | null }
  | { does: 'name'; item: 0 | 1; whom: Who[] }

export interface Life {
  rules: Omit<Rule, 'enabled'>[]
  base: Base
  bound: (0 | 1 | null)[]
  /** Who is Offline when it begins. */
  offline: Who[]
  maximum: number | null
  orders: Order[]
}

const queue = fc.constantFrom('first' as const, 'second' as const)
const operator = fc.nat({ max: 3 })
const who = fc.oneof({ weight: 4, arbitrary: operator }, { weight: 1, arbitrary: fc.constantFrom(...people) })
const customer = fc.nat({ max: 3 })
const text = fc.constantFrom('Hello', 'My bill is wrong', 'Please help with an ORDER', 'order   help')
const item = fc.constantFrom(0 as const, 1 as const, null)

type Plain = Omit<Condition, 'join'>
const plain: fc.Arbitrary<Plain> = fc.oneof(
  fc.record({
    attribute: fc.constantFrom('first-session' as const, 'bound' as const, 'customer-verified' as const),
    comparison: fc.constant('equals' as const),
    value: fc.boolean(),
  }),
  fc.constantFrom<Plain>(
    { attribute: 'message', comparison: 'words', value: 'help Order' },
    { attribute: 'message', comparison: 'contains', value: 'bill' },
    { attribute: 'message', comparison: 'equals', value: 'hello' },
    { attribute: 'message', comparison: 'starts', value: 'ORDER h' },
    { attribute: 'customer-name', comparison: 'words', value: 'gold' },
    { attribute: 'customer-name', comparison: 'equals', value: 'cora gold' },
    { attribute: 'customer-email', comparison: 'empty' },
    { attribute: 'customer-kind', comparison: 'equals', value: 'external' },
    { attribute: 'channel-kind', comparison: 'one-of', value: ['internal'] },
    { attribute: 'channel-kind', comparison: 'one-of', value: ['internal', 'website'] },
    { attribute: 'working-hours', comparison: 'in' },
    { attribute: 'working-hours', comparison: 'out' },
  ),
)
const joins = ['and', 'and-not', 'or', 'or-not'] as const
/** A list of rows; the first one cannot begin with or. */
const rowsOf = (row: fc.Arbitrary<object>, maxLength: number): fc.Arbitrary<ConditionRow[]> =>
  fc
    .array(fc.tuple(fc.nat({ max: 3 }), row), { minLength: 1, maxLength, size: 'max' })
    .map((rows) => rows.map(([n, one], at) => ({ join: joins[at === 0 ? n % 2 : n]!, ...one }) as ConditionRow))
const group = rowsOf(plain, 2).map((conditions) => ({ conditions }))
const conditions = fc.oneof(
  { weight: 3, arbitrary: fc.constant<ConditionRow[]>([]) },
  { weight: 3, arbitrary: rowsOf(plain, 1) },
  { weight: 2, arbitrary: rowsOf(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: group }), 3) },
)

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constantFrom('least-busy' as const, 'round-robin' as const),
      group: queue,
      skilled: fc.nat({ max: 3 }).map((n) => n === 3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('queue' as const), group: queue }) },
  { weight: 1, arbitrary: fc.constant<Action>({ name: 'common-queue' }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('operator' as const), who: operator }) },
  { weight: 2, arbitrary: fc.constant<Action>({ name: 'last-operator' }) },
)
const later: ConditionRow = { join: 'and', attribute: 'first-session', comparison: 'equals', value: false }
const rule = fc
  .record({ conditions, action, priority: fc.constantFrom(undefined, 1 as const, 3 as const) })
  // The last operator is for who has written before, whatever else is asked [RTE-19].
  .map((one) => {
    if (one.action.name !== 'last-operator') return one
    const rows =
      one.conditions.length === 0
        ? []
        : [{ join: 'and' as const, conditions: one.conditions.filter((row) => !('conditions' in row)) }]
    return {
      ...one,
      conditions: [later, ...rows.filter(({ conditions }) => conditions.length > 0 && !conditions[0]!.join.startsWith('or'))],
    }
  })

const base: fc.Arbitrary<Base> = fc.oneof(
  fc.record({ field: fc.constant(null), group: fc.constantFrom('first' as const, 'second' as const, null) }),
  fc.record({ field: fc.constantFrom('manager' as const, '_author' as const), group: queue }),
)

const one = <Name extends string>(...names: Name[]) => fc.constantFrom(...names)
const order: fc.Arbitrary<Order> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ does: one('write'), customer, text }) },
  {
    weight: 14,
    arbitrary: fc.record({
      does: one('take', 'take', 'answer', 'read', 'look', 'priority', 'close', 'close'),
      who,
      customer,
      before: fc.nat({ max: 7 }).map((n) => n === 7),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: one('close'), who: fc.constant(4), customer, before: fc.constant(false) }) },
  { weight: 2, arbitrary: fc.record({ does: one('give'), who, customer, to: who }) },
  { weight: 2, arbitrary: fc.record({ does: one('queue'), who, customer, to: queue }) },
  { weight: 1, arbitrary: fc.record({ does: one('next'), who }) },
  {
    weight: 8,
    arbitrary: fc.record({ does: one('status'), who, online: fc.constantFrom(true, true, false), keep: fc.boolean() }),
  },
  { weight: 7, arbitrary: fc.record({ does: one('back'), n: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ does: one('lock', 'absence', 'absence'), who: operator }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: one('able'), who: operator, skilled: fc.boolean(), most: fc.constantFrom(null, 1, 2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: one('member'),
      who,
      of: one('first', 'second', 'nested', 'leads', 'position'),
      in: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: one('link'), link: fc.constantFrom(...links), in: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: one('move', 'hours', 'minute') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: one('groups'),
      groups: fc.subarray(['first', 'second'] as const, { minLength: 1 }).map((some) => [...some]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: one('base'), base }) },
  { weight: 1, arbitrary: fc.record({ does: one('maximum'), maximum: fc.constantFrom(null, 1, 2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: one('rule'), n: fc.nat({ max: 3 }), how: one('switch', 'switch', 'delete', 'top') }),
  },
  { weight: 1, arbitrary: fc.record({ does: one('bind'), customer: fc.nat({ max: 2 }), item }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: one('name'), item: fc.constantFrom(0 as const, 1 as const), whom: fc.subarray([0, 1, 2, 4]) }),
  },
)

/** At most 30 orders to a company with up to three rules; most lives are short, since long ones cost as much as several. */
const orders = fc.oneof(
  { weight: 4, arbitrary: fc.array(order, { minLength: 2, maxLength: 10, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(order, { minLength: 8, maxLength: 30, size: 'max' }) },
)
export const life: fc.Arbitrary<Life> = fc.noBias(
  fc.record({
    rules: fc.array(rule, { maxLength: 3, size: 'max' }),
    base,
    bound: fc.tuple(item, item, item).map((some) => [...some, null]),
    offline: fc.oneof({ weight: 2, arbitrary: fc.constant<Who[]>([]) }, { weight: 3, arbitrary: fc.subarray([0, 1, 2, 3]) }),
    maximum: fc.constantFrom(null, null, 1, 2),
    orders,
  }),
)
