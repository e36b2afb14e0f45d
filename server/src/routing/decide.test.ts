import type { Condition, ConditionRow, Join, RoutingAction } from '@parley/contract'
import { always, conditionAttributes, conditionFault, rowsOfConditions } from '@parley/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { where } from '../../test/ruled.ts'
import { conditionsHold } from './conditions-hold.ts'
import { type Decided, decide } from './decide.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'
import { type Person, type Pool, poolKey, type Snapshot } from './snapshot.ts'

const ids = ['a', 'b', 'c', 'd'].map((letter) => `00000000-0000-4000-8000-00000000000${letter}`)
const [alpha, beta] = [
  { id: ids[0]!, name: 'Alpha' },
  { id: ids[1]!, name: 'Beta' },
]
const facts: Facts = {
  ...{
    channelId: ids[2]!,
    channelKind: 'website',
    name: 'Zoë Ångström',
    email: 'Zoe@Example.com',
    phone: null,
    kind: 'external',
  },
  ...{ verified: true, itemId: null, subject: '', page: 'https://shop.example/Kasse', language: 'de-AT', firstSession: true },
  ...{ labelIds: [ids[3]!], lastOperatorId: null, text: 'Wo ist meine Bestellung 17? DANKE' },
}
const calendars = new Map([
  [ids[0]!, { timeZone: 'UTC', weekly: always(), exceptions: [] }],
  [ids[1]!, { timeZone: 'UTC', weekly: [[], [], [], [], [], [], []], exceptions: [] }],
])
// A Sunday, 00:30 in Berlin and still Saturday evening in UTC.
const snapshot: Snapshot = {
  ...{
    at: new Date('2026-11-21T23:30:00Z'),
    facts,
    timeZone: 'Europe/Berlin',
    groups: [alpha, beta],
    channelIds: [ids[2]!],
    labelIds: [ids[3]!],
  },
  ...{ accountAppId: null, calendars, pools: new Map(), people: new Map(), assignees: new Map() },
}
const holds = (...rows: ConditionRow[]) => conditionsHold(snapshot, rows).holds

const table: [Condition, boolean][] = [
  [where('time', 'between', ['22:00', '06:00']), true],
  [where('time', 'between', ['09:00', '18:00']), false],
  [where('time', 'between', ['00:30', '00:31']), true],
  [where('time', 'between', ['00:00', '00:30']), false],
  [where('label', 'one-of', [ids[3]!, ids[0]!]), true],
  [where('label', 'one-of', [ids[0]!]), false],
  [where('label', 'empty'), false],
  [where('weekday', 'one-of', [7]), true],
  [where('weekday', 'one-of', [6]), false],
  [where('date', 'equals', '2026-11-22'), true],
  [where('date', 'before', '2026-11-22'), false],
  [where('date', 'after', '2026-11-21'), true],
  [where('channel-kind', 'one-of', ['internal', 'website']), true],
  [where('channel', 'one-of', [ids[2]!]), true],
  [where('channel', 'one-of', [ids[3]!]), false],
  [where('customer-name', 'starts', 'zoë'), true],
  [where('customer-name', 'equals', 'ZOË  ÅNGSTRÖM'), true],
  [where('customer-email', 'contains', '@example.'), true],
  [where('customer-phone', 'empty'), true],
  [where('customer-kind', 'equals', 'internal'), false],
  [where('customer-verified', 'equals', true), true],
  [where('bound', 'equals', false), true],
  [where('first-session', 'equals', true), true],
  [where('subject', 'empty'), true],
  [where('message', 'words', 'danke bestellung'), true],
  [where('message', 'words', 'bestell'), false],
  [where('message', 'contains', 'bestell'), true],
  [where('message', 'contains', '.*'), false],
  [where('page', 'contains', '/kasse'), true],
  [where('language', 'starts', 'de'), true],
  [where('working-hours', 'in', ids[0]!), true],
  [where('working-hours', 'out', ids[1]!), true],
]
test.each(table)('%j holds: %s [RTE-18]', (condition, expected) => {
  expect(conditionFault([condition])).toBeUndefined()
  expect(holds(condition)).toBe(expected)
})

test('every attribute has a condition above [RTE-18]', () => {
  expect([...new Set(table.map(([{ attribute }]) => attribute))].sort()).toEqual(Object.keys(conditionAttributes).sort())
})

const yes = where('bound', 'equals', false)
const no = where('bound', 'equals', true)
const joined = (join: Join, row: ConditionRow): ConditionRow => ({ ...row, join })
const group = (join: Join, ...conditions: ConditionRow[]): ConditionRow => ({ join, conditions })

test('rows are joined from top to bottom, and groups are brackets [RTE-18]', () => {
  expect(holds()).toBe(true)
  expect(holds(yes, joined('and', no))).toBe(false)
  expect(holds(no, joined('or', yes))).toBe(true)
  expect(holds(yes, joined('and-not', no))).toBe(true)
  expect(holds(no, joined('or-not', no))).toBe(true)
  expect(holds(joined('and-not', yes))).toBe(false)
  // (no and no) or yes, but: no and (no or yes)
  expect(holds(no, joined('and', no), joined('or', yes))).toBe(true)
  expect(holds(no, group('and', no, joined('or', yes)))).toBe(false)
  expect(holds(yes, group('and-not', no, joined('or', yes)))).toBe(false)
})

test('the row that decided is named', () => {
  const decided = (...rows: ConditionRow[]) => conditionsHold(snapshot, rows).attribute
  expect(decided(yes, where('message', 'contains', 'x'), where('page', 'empty'))).toBe('message')
  expect(decided(where('page', 'empty'), where('subject', 'equals', 'x', 'or'))).toBe('page')
  expect(decided(yes, group('and', yes, where('language', 'equals', 'fr')))).toBe('language')
})

const anyAction: fc.Arbitrary<RoutingAction> = fc.oneof(
  fc.record({
    name: fc.constantFrom('least-busy' as const, 'round-robin' as const),
    groupId: fc.constantFrom(...ids.slice(0, 3)),
  }),
  fc.record({ name: fc.constant('queue' as const), groupId: fc.constantFrom(...ids.slice(0, 3)) }),
  fc.record({ name: fc.constant('operator' as const), userId: fc.constantFrom(...ids) }),
  fc.constant({ name: 'last-operator' as const }),
)
const anyRule = fc.record({
  conditions: fc.subarray([yes, joined('and', no), joined('or', yes), joined('or-not', no)]),
  action: anyAction,
})
const anyRules = fc
  .array(anyRule, { maxLength: 6 })
  .map((rules) => rules.map((rule, i): Rule => ({ ...rule, id: `${i}`, name: `R${i}`, extras: {} })))
const anyPerson = fc.record({
  is: fc.constantFrom('there' as const, 'offline' as const, 'absent' as const, 'locked' as const),
  operator: fc.boolean(),
})
const anyPool = fc.record({ open: fc.nat(3), size: fc.nat(2) }).map(
  ({ open, size }): Pool => ({
    ...{ online: size, skilled: size, free: size },
    best: ids.slice(0, size).map((id, i) => ({ id, name: id, open: open + i, turn: i })),
  }),
)
const anySnapshot = fc
  .record({
    people: fc.array(anyPerson, { minLength: 4, maxLength: 4 }),
    pools: fc.array(anyPool, { minLength: 6, maxLength: 6 }),
    last: fc.option(fc.constantFrom(...ids)),
  })
  .map(
    ({ people, pools, last }): Snapshot => ({
      ...snapshot,
      facts: { ...facts, lastOperatorId: last },
      people: new Map(people.map((one, i): [string, Person] => [ids[i]!, { ...one, id: ids[i]!, name: ids[i]! }])),
      pools: new Map(
        (['load', 'turn'] as const).flatMap((order, i) =>
          ids.slice(0, 3).map((groupId, j) => [poolKey({ order, groupId, skills: [] }), pools[i * 3 + j]!] as const),
        ),
      ),
    }),
  )
const base = { name: 'first-response' as const, groupId: null }

test('the same snapshot is always decided the same way, by the first rule that can be applied [B-05, RTE-16]', () => {
  fc.assert(
    fc.property(anySnapshot, anyRules, (snapshot, rules) => {
      const decided = decide(snapshot, { rules, base }) as Decided
      expect(decide(structuredClone(snapshot), { rules: structuredClone(rules), base })).toEqual(decided)
      expect(decided.tried.filter(({ verdict }) => verdict === 'won')).toHaveLength(1)
      expect(decided.tried.at(-1)?.verdict).toBe('won')
      // What stands below the winner does not matter, nor do those that were tried in vain.
      const at = rules.findIndex(({ id }) => id === decided.ruleId)
      if (at >= 0) expect(decide(snapshot, { rules: rules.slice(0, at + 1), base })).toEqual(decided)
      if (at >= 0)
        expect(decide(snapshot, { rules: [rules[at]!], base })).toMatchObject({ ruleId: decided.ruleId, choice: decided.choice })
    }),
    { numRuns: 500 },
  )
})

test('what rules do not look at changes nothing [B-05]', () => {
  const anyOther = fc.record({
    name: fc.string(),
    email: fc.option(fc.string()),
    text: fc.string(),
    page: fc.option(fc.string()),
  })
  fc.assert(
    fc.property(anySnapshot, anyRules, anyOther, fc.date({ noInvalidDate: true }), (snapshot, rules, other, at) => {
      const changed = { ...snapshot, at, facts: { ...snapshot.facts, ...other } }
      expect(
        rules.flatMap(({ conditions }) => rowsOfConditions(conditions)).every(({ attribute }) => attribute === 'bound'),
      ).toBe(true)
      expect(decide(changed, { rules, base })).toEqual(decide(snapshot, { rules, base }))
    }),
    { numRuns: 300 },
  )
})

test('only what is needed is asked for, and then it is decided [P16]', () => {
  const rule = (action: RoutingAction, conditions: ConditionRow[] = []): Rule => ({
    id: 'r',
    name: 'R',
    conditions,
    action,
    extras: {},
  })
  const least = { name: 'least-busy' as const, groupId: alpha.id }
  expect(decide(snapshot, { rules: [rule(least, [no])], base })).toMatchObject({ ruleId: null })
  const asked = { order: 'load' as const, groupId: alpha.id, skills: [] }
  expect(decide(snapshot, { rules: [rule(least)], base })).toEqual({ wants: { pools: [asked] } })
  expect(decide(snapshot, { rules: [rule({ name: 'operator', userId: ids[3]! })], base })).toEqual({
    wants: { people: [ids[3]] },
  })
})
