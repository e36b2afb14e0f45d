import { v7 } from 'uuid'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Outcome, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

type More = (asking: Asking) => { path?: object; body?: unknown }

/** Of which session, by how it stands. */
const session =
  (kind: Kind | 'missing', more: More = () => ({})) =>
  async (asking: Asking) => {
    const sessionId = kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId
    const { path, body } = more(asking)
    return { path: { sessionId, ...path }, ...(body !== undefined && { body }) }
  }

/** product.md §2: the operators of its queue and supervisors see what waits; what somebody has, they and supervisors. */
export const see: Record<Kind, AskerName[]> = {
  waiting: ['operator', 'offline', 'assignee', 'supervisor'],
  theirs: ['assignee', 'supervisor'],
  closed: ['assignee', 'supervisor'],
  elsewhere: ['otherOperator', 'otherSupervisor'],
  internal: ['assignee', 'supervisor'],
}

const looking = (more?: More): Record<string, Target> => ({
  waiting: only(see.waiting, session('waiting', more)),
  theirs: only(see.theirs, session('theirs', more)),
  closed: only(see.closed, session('closed', more)),
  'another live chat’s': only(see.elsewhere, session('elsewhere', more)),
  'an internal customer’s': only(see.internal, session('internal', more)),
  missing: all('not-found', session('missing', more)),
})

/** Operators change what is theirs while they are Online, supervisors whatever is open [INF-20, SES-09]. */
const managing = (more?: More): Record<string, Target> => ({
  waiting: {
    given: session('waiting', more),
    gets: { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] },
    rest: 'not-found',
  },
  theirs: only(see.theirs, session('theirs', more)),
  closed: { given: session('closed', more), gets: { 'session-closed': see.closed }, rest: 'not-found' },
  'another live chat’s': only(see.elsewhere, session('elsewhere', more)),
  missing: all('not-found', session('missing', more)),
})

const text: More = () => ({ path: { messageId: v7() }, body: { text: 'An answer' } })
const answering = (kind: Kind, gets: Target['gets'], more = text): Target => ({
  given: session(kind, more),
  gets: gets ?? {},
  rest: 'not-found',
})
/** The assignee's session, with something in the body that may not be meant. */
const body = (rest: Outcome, what: (asking: Asking) => unknown, seen: Target['gets'] = {}): Target => ({
  given: session('theirs', (asking) => ({ path: { messageId: v7() }, body: what(asking) })),
  gets: { [rest]: ['assignee'], ...seen },
  rest: 'not-found',
})
const reassigning = (to: (asking: Asking) => unknown): Target => ({
  given: session('theirs', (asking) => ({ body: { to: to(asking), from: asking.company.people.assignee.id } })),
  gets: { 'target-not-allowed': see.theirs },
  rest: 'not-found',
})
const toBilling: More = ({ company }) => ({ body: { to: { groupId: company.groups.billing.id }, from: null } })
const fromAssignee: More = ({ company: { groups, people } }) => ({
  body: { to: { groupId: groups.billing.id }, from: people.assignee.id },
})

const lists = (list: string, one: AskerName[], two: AskerName[]): Record<string, Target> => ({
  [`${list} of one`]: only(one, ({ company }) => ({ query: { list, liveChatId: company.one.id } })),
  [`${list} of two`]: only(two, ({ company }) => ({ query: { list, liveChatId: company.two.id } })),
  [`${list} of a missing live chat`]: all('not-found', ({ missing }) => ({ query: { list, liveChatId: missing } })),
})
const staffOfOne: AskerName[] = ['operator', 'offline', 'billing', 'assignee', 'supervisor']
const staffOfTwo: AskerName[] = ['otherOperator', 'otherSupervisor']

export const aboutSessions: Record<string, Row> = {
  readSession: { gate: 'user', targets: looking() },
  readTimeline: { gate: 'user', targets: looking() },
  listSessionFiles: { gate: 'user', targets: looking() },
  listTargets: { gate: 'user', targets: looking() },
  readUpTo: { gate: 'user', targets: looking(() => ({ body: { number: 1 } })) },
  unreadFrom: {
    gate: 'user',
    targets: {
      ...looking(() => ({ body: { number: 1 } })),
      closed: { given: session('closed', () => ({ body: {} })), gets: { 'session-closed': see.closed }, rest: 'not-found' },
    },
  },
  editSession: { gate: 'user', targets: managing(() => ({ body: { priority: 2 } })) },
  closeSession: { gate: 'user', targets: managing() },
  runMacro: { gate: 'user', targets: managing(() => ({ body: { priority: 1 } })) },
  readTemplateValues: { gate: 'user', targets: looking() },
  takeSession: {
    gate: 'user',
    targets: {
      waiting: {
        given: session('waiting'),
        // A supervisor who is no operator sees what waits, and does not answer it.
        gets: { ok: ['operator', 'assignee'], 'operator-offline': ['offline'], forbidden: ['supervisor'] },
        rest: 'not-found',
      },
      // Who could see it wait is told who was quicker [RTE-06].
      theirs: {
        given: session('theirs'),
        gets: { ok: ['assignee'], 'session-taken': ['operator', 'offline', 'supervisor'] },
        rest: 'not-found',
      },
      closed: { given: session('closed'), gets: { 'session-closed': see.closed }, rest: 'not-found' },
      'another live chat’s': {
        given: session('elsewhere'),
        gets: { ok: ['otherOperator'], 'session-taken': ['otherSupervisor'] },
        rest: 'not-found',
      },
      missing: all('not-found', session('missing')),
    },
  },
  sendMessage: {
    gate: 'user',
    targets: {
      waiting: answering('waiting', { 'session-queued': see.waiting }),
      theirs: answering('theirs', { ok: ['assignee'], 'not-assignee': ['supervisor'] }),
      closed: answering('closed', { 'session-closed': see.closed }),
      'another live chat’s': answering('elsewhere', { ok: ['otherOperator'], 'not-assignee': ['otherSupervisor'] }),
      missing: all('not-found', session('missing', text)),
      'with another message’s id': {
        given: session('theirs', ({ talks }) => ({ path: { messageId: talks.elsewhere.messageId }, body: { text: 'Mine' } })),
        gets: { 'message-differs': see.theirs },
        rest: 'not-found',
      },
      'with a missing file': body('file-not-found', ({ missing }) => ({ text: '', files: [missing] }), {
        'not-assignee': ['supervisor'],
      }),
      'with another’s file': body('file-not-found', ({ files }) => ({ text: '', files: [files.elsewhere] }), {
        'not-assignee': ['supervisor'],
      }),
    },
  },
  reassignSession: {
    gate: 'user',
    targets: {
      ...managing(fromAssignee),
      waiting: {
        given: session('waiting', toBilling),
        gets: { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] },
        rest: 'not-found',
      },
      'another live chat’s': {
        given: session('elsewhere', ({ company: { groups, people } }) => ({
          body: { to: { groupId: groups.two.id }, from: people.otherOperator.id },
        })),
        gets: { ok: see.elsewhere },
        rest: 'not-found',
      },
      'to a missing operator': reassigning(({ missing }) => ({ operatorId: missing })),
      'to an operator of another live chat': reassigning(({ company }) => ({ operatorId: company.people.otherOperator.id })),
      'to a supervisor': reassigning(({ company }) => ({ operatorId: company.people.supervisor.id })),
      'to a missing group': reassigning(({ missing }) => ({ groupId: missing })),
      'to a group of another live chat': reassigning(({ company }) => ({ groupId: company.groups.two.id })),
    },
  },
  listSessions: {
    gate: 'user',
    targets: {
      ...lists('queue', staffOfOne, staffOfTwo),
      ...lists('mine', staffOfOne, staffOfTwo),
      ...lists('active', ['supervisor'], ['otherSupervisor']),
      ...lists('closed', staffOfOne, staffOfTwo),
    },
  },
  // What is not theirs is left out, as what is missing is: the scan for canaries says so.
  readSessionCards: {
    gate: 'user',
    targets: {
      'of everything': all('ok', ({ talks, missing }) => ({
        query: { ids: [...Object.values(talks).map(({ sessionId }) => sessionId), missing].join(',') },
      })),
      missing: all('ok', ({ missing }) => ({ query: { ids: missing } })),
    },
  },
  readMyDay: { gate: 'user', targets: { own: all('ok') } },
  readOldestUnread: { gate: 'user', targets: { own: all('ok') } },
  readCounters: { gate: 'user', targets: { own: all('ok') } },
  readWorkspace: { gate: 'user', targets: { own: all('ok') } },
  takeNextSession: { gate: 'user', targets: { 'of my queues': all('ok') } },
}
