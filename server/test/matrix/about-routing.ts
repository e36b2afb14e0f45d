import { readRoutingRules } from '@parley/contract'
import { seenRouting } from '../seen.ts'
import { type Asking, all, only, type Row } from './row.ts'

const chat =
  (id: 'one' | 'two' | 'missing', body?: object) =>
  ({ company, missing }: Asking) => ({
    path: { liveChatId: id === 'missing' ? missing : company[id].id },
    ...(body && { body }),
  })
const operator =
  (who: 'operator' | 'missing', body?: object) =>
  ({ company, missing }: Asking) => ({
    path: { userId: who === 'missing' ? missing : company.people.operator.id },
    ...(body && { body }),
  })
/** Switched off: it must not send anybody's session elsewhere. */
const newRule = { name: 'Rule', enabled: false, conditions: [], action: { name: 'common-queue' }, extras: {} }
const draft = { days: 1, base: { name: 'first-response', groupId: null }, rules: [newRule] }
const seen = (body?: object) => ({
  one: only(['supervisor', 'administrator'], chat('one', body)),
  two: only(['otherSupervisor', 'administrator'], chat('two', body)),
  missing: all('not-found', chat('missing', body)),
})

export const aboutRouting: Record<string, Row> = {
  readRoutingRules: { gate: 'user', targets: seen() },
  setRoutingRules: {
    gate: 'administrator',
    targets: {
      two: all('ok', async ({ company: { people, two } }) => {
        const path = { liveChatId: two.id }
        const { version } = await people.administrator.get(readRoutingRules, { path })
        return { path, body: { version, rules: [{ id: crypto.randomUUID(), ...newRule }], maximum: null } }
      }),
      'one, late': all('changed-meanwhile', chat('one', { version: -1, rules: [], maximum: null })),
      missing: all('not-found', chat('missing', { version: 1, rules: [], maximum: null })),
    },
  },
  listRoutedOperators: { gate: 'user', targets: seen() },
  readUserRouting: {
    gate: 'administrator',
    targets: { 'an operator': all('ok', operator('operator')), missing: all('not-found', operator('missing')) },
  },
  editRoutedOperator: {
    gate: 'administrator',
    targets: {
      'an operator': all('ok', ({ company: { people } }) =>
        seenRouting(people.administrator, people.operator.id, { skills: ['english'], maximum: null }),
      ),
      'an operator, late': all('changed-meanwhile', operator('operator', { version: '', skills: [], maximum: null })),
      missing: all('not-found', operator('missing', { version: '', skills: [], maximum: null })),
    },
  },
  simulateRouting: { gate: 'user', targets: seen(draft) },
}
