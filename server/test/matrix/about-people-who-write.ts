import { v7 } from 'uuid'
import { see } from './about-sessions.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

type More = (asking: Asking) => Given

const customer =
  (kind: Kind | 'missing', more: More = () => ({})) =>
  async (asking: Asking): Promise<Given> => {
    const { path, ...rest } = more(asking)
    return { path: { customerId: await idOf(asking, kind), ...path }, ...rest }
  }

async function idOf({ talks, missing, company }: Asking, kind: Kind | 'missing'): Promise<string> {
  if (kind === 'missing') return missing
  const { db } = company.product.database
  const { customer_id } = await db
    .selectFrom('sessions')
    .select('customer_id')
    .where('id', '=', talks[kind].sessionId)
    .executeTakeFirstOrThrow()
  return customer_id
}

/** Whoever may see a session of theirs. */
const seen = (more?: More): Record<string, Target> => ({
  ...Object.fromEntries((Object.keys(see) as Kind[]).map((kind) => [kind, only(see[kind], customer(kind, more))])),
  missing: all('not-found', customer('missing', more)),
})
const named: More = () => ({ body: { name: 'Named' } })
const other: More = ({ missing }) => ({ path: { otherId: missing } })

const chat =
  (id: 'one' | 'two' | 'missing', more: Given = {}) =>
  ({ company, missing }: Asking): Given => ({
    ...more,
    path: { liveChatId: id === 'missing' ? missing : company[id].id, ...more.path },
  })
const text: Given = { query: { format: 'text' } }
const to: Given = { body: { to: 'maria@example.com' } }
const session =
  (kind: Kind | 'missing', more: Given) =>
  ({ talks, missing }: Asking): Given => ({ ...more, path: { sessionId: kind === 'missing' ? missing : talks[kind].sessionId } })
const thread =
  (kind: Kind | 'missing') =>
  ({ talks, missing }: Asking): Given => ({ ...text, path: { threadId: kind === 'missing' ? missing : talks[kind].threadId } })
const search = { query: { search: 'an' } }

/** Customers [CST-01] and sessions that staff begin [SES-14]. */
export const aboutPeopleWhoWrite: Record<string, Row> = {
  // What is not theirs is left out: the scan for canaries says so.
  listCustomers: { gate: 'user', targets: { all: all('ok'), some: all('ok', () => search) } },
  readCustomer: { gate: 'user', targets: seen() },
  listCustomerSessions: { gate: 'user', targets: seen() },
  editCustomer: {
    gate: 'user',
    targets: {
      // The name stands in nobody's way: it is the same again.
      theirs: only(
        see.theirs,
        customer('theirs', () => ({ body: { name: 'Bo' } })),
      ),
      waiting: {
        given: customer('waiting', () => ({ body: { name: 'Ada' } })),
        gets: { ok: see.waiting.filter((asker) => asker !== 'offline'), 'operator-offline': ['offline'] },
        rest: 'not-found',
      },
      'an employee': { given: customer('internal', named), gets: { 'customer-employee': see.internal }, rest: 'not-found' },
      missing: all('not-found', customer('missing', named)),
    },
  },
  mergeCustomers: {
    gate: 'user',
    targets: {
      'with a missing one': all('not-found', customer('theirs', other)),
      'with one of another live chat': {
        given: async (asking) => ({
          path: { customerId: await idOf(asking, 'theirs'), otherId: await idOf(asking, 'elsewhere') },
        }),
        rest: 'not-found',
      },
      'an employee into somebody': {
        given: async (asking) => ({
          path: { customerId: await idOf(asking, 'theirs'), otherId: await idOf(asking, 'internal') },
        }),
        gets: { 'merge-other-way': see.theirs },
        rest: 'not-found',
      },
      missing: all('not-found', customer('missing', other)),
    },
  },
  unmergeCustomers: {
    gate: 'user',
    targets: {
      'what is not merged': all('not-found', customer('theirs', other)),
      missing: all('not-found', customer('missing', other)),
    },
  },
  findReachable: {
    gate: 'user',
    targets: {
      'of one': only(['operator', 'offline', 'billing', 'assignee'], chat('one', search)),
      'of two': only(['otherOperator'], chat('two', search)),
      missing: all('not-found', chat('missing', search)),
    },
  },
  beginSession: {
    gate: 'user',
    targets: {
      missing: all('not-found', (asking) =>
        chat('missing', { path: { sessionId: v7() }, body: { customerId: asking.missing } })(asking),
      ),
      'with a missing customer': {
        given: (asking) => chat('one', { path: { sessionId: v7() }, body: { customerId: asking.missing } })(asking),
        gets: { 'operator-offline': ['offline'] },
        rest: 'not-found',
      },
      'while one is open': {
        given: async (asking) =>
          chat('one', { path: { sessionId: v7() }, body: { customerId: await idOf(asking, 'theirs') } })(asking),
        gets: { 'session-open': ['operator', 'billing', 'assignee'], 'operator-offline': ['offline'] },
        rest: 'not-found',
      },
    },
  },
  readTranscript: {
    gate: 'user',
    targets: {
      ...Object.fromEntries((Object.keys(see) as Kind[]).map((kind) => [kind, only(see[kind], session(kind, text))])),
      missing: all('not-found', session('missing', text)),
    },
  },
  mailTranscript: {
    gate: 'user',
    targets: {
      theirs: only(see.theirs, session('theirs', to)),
      waiting: {
        given: session('waiting', to),
        gets: { ok: see.waiting.filter((asker) => asker !== 'offline'), 'operator-offline': ['offline'] },
        rest: 'not-found',
      },
      missing: all('not-found', session('missing', to)),
    },
  },
  // The setting of the live chat is off, as it is at first.
  readThreadTranscript: {
    gate: 'customer',
    targets: {
      'of waiting': { given: thread('waiting'), gets: { forbidden: ['visitorA'] }, rest: 'not-found' },
      'of theirs': { given: thread('theirs'), gets: { forbidden: ['visitorB'] }, rest: 'not-found' },
      'of internal': { given: thread('internal'), gets: { forbidden: ['internal'] }, rest: 'not-found' },
      missing: all('not-found', thread('missing')),
    },
  },
}
