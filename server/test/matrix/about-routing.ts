import { type Asking, all, only, type Row } from './row.ts'

const chat =
  (id: 'one' | 'two' | 'missing', body?: object) =>
  ({ company, missing }: Asking) => ({
    path: { liveChatId: id === 'missing' ? missing : company[id].id },
    ...(body && { body }),
  })
const rule =
  (id: 'one' | 'missing', body?: object) =>
  ({ company, missing }: Asking) => ({
    path: { liveChatId: id === 'missing' ? missing : company.one.id, ruleId: missing },
    ...(body && { body }),
  })
/** Switched off: it must not send anybody's session elsewhere. */
const newRule = { name: 'Rule', enabled: false, conditions: [], action: { name: 'common-queue' } }
const draft = { days: 1, base: { name: 'first-response', groupId: null }, rules: [newRule] }
const seen = (body?: object) => ({
  one: only(['supervisor', 'administrator'], chat('one', body)),
  two: only(['otherSupervisor', 'administrator'], chat('two', body)),
  missing: all('not-found', chat('missing', body)),
})

export const aboutRouting: Record<string, Row> = {
  readRoutingRules: { gate: 'user', targets: seen() },
  createRoutingRule: {
    gate: 'administrator',
    targets: { two: all('ok', chat('two', newRule)), missing: all('not-found', chat('missing', newRule)) },
  },
  editRoutingRule: {
    gate: 'administrator',
    targets: {
      'a missing rule': all('not-found', rule('one', { version: 1, name: 'Other' })),
      missing: all('not-found', rule('missing', { version: 1, name: 'Other' })),
    },
  },
  copyRoutingRule: {
    gate: 'administrator',
    targets: {
      'a missing rule': all('not-found', rule('one', { name: 'Copy' })),
      missing: all('not-found', rule('missing', { name: 'Copy' })),
    },
  },
  deleteRoutingRule: {
    gate: 'administrator',
    targets: { 'a missing rule': all('not-found', rule('one')), missing: all('not-found', rule('missing')) },
  },
  orderRoutingRules: {
    gate: 'administrator',
    targets: {
      'another order': all('changed-meanwhile', chat('one', { version: -1, ruleIds: [] })),
      missing: all('not-found', chat('missing', { version: 1, ruleIds: [] })),
    },
  },
  setRoutingMaximum: {
    gate: 'administrator',
    targets: { two: all('ok', chat('two', { maximum: 50 })), missing: all('not-found', chat('missing', { maximum: 50 })) },
  },
  listRoutedOperators: { gate: 'user', targets: seen() },
  editRoutedOperator: {
    gate: 'administrator',
    targets: {
      'an operator': all('ok', ({ company }) => ({
        path: { userId: company.people.operator.id },
        body: { skills: ['english'], maximum: null },
      })),
      missing: all('not-found', ({ missing }) => ({ path: { userId: missing }, body: { skills: [], maximum: null } })),
    },
  },
  simulateRouting: { gate: 'user', targets: seen(draft) },
}
