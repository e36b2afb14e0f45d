import { v7 } from 'uuid'
import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

type More = (asking: Asking) => { path?: object; body?: unknown; query?: Record<string, string> }

const thread =
  (kind: Kind | 'missing', more: More = () => ({})) =>
  (asking: Asking) => {
    const threadId = kind === 'missing' ? asking.missing : asking.talks[kind].threadId
    const { path, ...rest } = more(asking)
    return { path: { threadId, ...path }, ...rest }
  }

/** Nobody but the customer whose it is: staff have sessions, not threads [CUS-06]. */
const owners: Partial<Record<Kind, AskerName[]>> = {
  waiting: ['visitorA'],
  theirs: ['visitorB'],
  closed: ['identified'],
  elsewhere: [],
  internal: ['internal'],
}
const own = (more?: More): Record<string, Target> => ({
  ...Object.fromEntries(Object.entries(owners).map(([kind, who]) => [`of ${kind}`, only(who, thread(kind as Kind, more))])),
  missing: all('not-found', thread('missing', more)),
})
const writing: More = () => ({ path: { messageId: v7() }, body: { text: 'More' } })
const write = (
  what: (asking: Asking) => { messageId?: string; body: unknown },
  outcome: 'file-not-found' | 'message-differs',
) => ({
  given: thread('waiting', (asking) => {
    const { messageId = v7(), body } = what(asking)
    return { path: { messageId }, body }
  }),
  gets: { [outcome]: ['visitorA'] as const },
  rest: 'not-found' as const,
})

export const aboutCustomers: Record<string, Row> = {
  listThreads: { gate: 'user', targets: { own: all('ok') } },
  openThread: {
    gate: 'user',
    targets: {
      one: only(['internal'], ({ company }) => ({ path: { liveChatId: company.one.id } })),
      two: all('not-found', ({ company }) => ({ path: { liveChatId: company.two.id } })),
      missing: all('not-found', ({ missing }) => ({ path: { liveChatId: missing } })),
    },
  },
  readThread: { gate: 'customer', targets: own() },
  readThreadMessages: { gate: 'customer', targets: own(() => ({ query: { before: '1.1' } })) },
  listThreadFiles: { gate: 'customer', targets: own() },
  writeMessage: {
    gate: 'customer',
    targets: {
      ...own(writing),
      'with another’s message id': write(
        ({ talks }) => ({ messageId: talks.theirs.messageId, body: { text: 'Mine' } }),
        'message-differs',
      ),
      'with a missing file': write(({ missing }) => ({ body: { text: '', files: [missing] } }), 'file-not-found'),
      'with another’s file': write(({ files }) => ({ body: { text: '', files: [files.elsewhere] } }), 'file-not-found'),
    },
  },
  seeUpTo: {
    gate: 'customer',
    targets: {
      ...own(({ talks }) => ({ body: { sessionId: talks.waiting.sessionId, number: 0 } })),
      'up to another’s session': only(
        ['visitorA'],
        thread('waiting', ({ talks }) => ({ body: { sessionId: talks.theirs.sessionId, number: 9 } })),
      ),
      'up to a missing session': only(
        ['visitorA'],
        thread('waiting', ({ missing }) => ({ body: { sessionId: missing, number: 9 } })),
      ),
    },
  },
  visit: {
    gate: 'anyone',
    targets: {
      one: all('ok', ({ company }) => ({ path: { liveChatId: company.one.id }, body: {} })),
      'with a token of nobody': all('ok', ({ company }) => ({
        path: { liveChatId: company.two.id },
        body: { token: 'x'.repeat(43) },
      })),
      // Whoever holds a token of another live chat is new here.
      'with a token of another live chat': all('ok', ({ company, talks }) => ({
        path: { liveChatId: company.two.id },
        body: { token: talks.waiting.customer.token },
      })),
      'from a page that is not allowed': all('origin-not-allowed', ({ company }) => ({
        path: { liveChatId: company.one.id },
        body: { origin: 'https://elsewhere.example' },
      })),
      'with a forged identity': all('identity-invalid', ({ company }) => ({
        path: { liveChatId: company.one.id },
        body: { identity: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.AAAA' },
      })),
      missing: all('not-found', ({ missing }) => ({ path: { liveChatId: missing }, body: {} })),
    },
  },
  joinHistory: {
    gate: 'customer',
    targets: {
      // Only into an identity, and only what was anonymous; what is nobody's looks like what is another's.
      'the history of a missing token': all('not-found', ({ company }) => ({
        path: { liveChatId: company.one.id },
        body: { token: 'x'.repeat(43) },
      })),
      'in another live chat': all('not-found', ({ company, talks }) => ({
        path: { liveChatId: company.two.id },
        body: { token: talks.waiting.customer.token },
      })),
      missing: all('not-found', ({ missing, talks }) => ({
        path: { liveChatId: missing },
        body: { token: talks.waiting.customer.token },
      })),
    },
  },
}
