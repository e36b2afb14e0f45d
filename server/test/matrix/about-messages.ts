import { v7 } from 'uuid'
import { write } from '../oracle/talk.ts'
import { see } from './about-sessions.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Outcome, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

/** In a session of this kind, under a new id. */
const into =
  (kind: Kind | 'missing', body: (asking: Asking) => object = () => ({ text: 'Look' })) =>
  async (asking: Asking) => {
    const sessionId = kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId
    return { path: { sessionId, messageId: v7() }, body: body(asking) }
  }
const noting = (kind: Kind, gets: Target['gets']): Target => ({ given: into(kind), gets: gets ?? {}, rest: 'not-found' })
const refused = (outcome: Outcome, who: AskerName[], body: (asking: Asking) => object): Target => ({
  given: into('theirs', body),
  gets: { [outcome]: who },
  rest: 'not-found',
})

/** The answer in a session of this kind. */
const answerOf =
  (kind: Kind, more: object = {}) =>
  async ({ talk }: Asking) => {
    const { sessionId, answerId: messageId } = await talk(kind)
    return { path: { sessionId, messageId }, ...more }
  }
const foreign =
  (more: object = {}) =>
  ({ talks }: Asking) => ({ path: { sessionId: talks.theirs.sessionId, messageId: talks.elsewhere.answerId }, ...more })
const lost =
  (more: object = {}) =>
  ({ missing }: Asking) => ({ path: { sessionId: missing, messageId: missing }, ...more })

/** Of who wrote it alone; and while administrators have not allowed it, nobody's [LCS-22]. */
const changing = (more: object = {}): Record<string, Target> => {
  const of = (kind: Kind, gets: Target['gets']): Target => ({
    given: answerOf(kind, more),
    gets: gets ?? {},
    rest: 'not-found',
  })
  return {
    theirs: of('theirs', { 'editing-not-allowed': ['assignee'], 'message-not-yours': ['supervisor'] }),
    closed: of('closed', { 'session-closed': ['assignee'], 'message-not-yours': ['supervisor'] }),
    'another live chat’s': of('elsewhere', {
      'editing-not-allowed': ['otherOperator'],
      'message-not-yours': ['otherSupervisor'],
    }),
    'another session’s message': all('not-found', foreign(more)),
    missing: all('not-found', lost(more)),
  }
}
/** Only an employee's may be changed without being allowed [CUS-09]. */
const changingOwn = (more: object = {}): Record<string, Target> => {
  const of = (kind: Kind, gets: Target['gets']): Target => ({
    given: ({ talks }) => ({ path: { threadId: talks[kind].threadId, messageId: talks[kind].messageId }, ...more }),
    gets: gets ?? {},
    rest: 'not-found',
  })
  return {
    'of waiting': of('waiting', { 'editing-not-allowed': ['visitorA'] }),
    'of closed': of('closed', { 'session-closed': ['identified'] }),
    'of elsewhere': of('elsewhere', {}),
    'of internal': {
      given: async ({ talks, asker }) => {
        const { customer, threadId, messageId } = talks.internal
        const id = asker === 'internal' ? (await write(customer, 'More')).id : messageId
        return { path: { threadId, messageId: id }, ...more }
      },
      gets: { ok: ['internal'] },
      rest: 'not-found',
    },
    'an answer': {
      given: ({ talks }) => ({ path: { threadId: talks.theirs.threadId, messageId: talks.theirs.answerId }, ...more }),
      gets: { 'message-not-yours': ['visitorB'] },
      rest: 'not-found',
    },
    'another thread’s message': all('not-found', ({ talks }) => ({
      path: { threadId: talks.theirs.threadId, messageId: talks.elsewhere.messageId },
      ...more,
    })),
    missing: all('not-found', ({ missing }) => ({ path: { threadId: missing, messageId: missing }, ...more })),
  }
}
const edit = { body: { text: 'Changed', files: [], from: null } }

export const aboutMessages: Record<string, Row> = {
  writeNote: {
    gate: 'user',
    targets: {
      waiting: noting('waiting', { ok: ['operator', 'assignee', 'supervisor'], 'operator-offline': ['offline'] }),
      theirs: noting('theirs', { ok: see.theirs }),
      closed: noting('closed', { 'session-closed': see.closed }),
      'another live chat’s': noting('elsewhere', { ok: see.elsewhere }),
      missing: all('not-found', into('missing')),
      'mentioning somebody of another live chat': refused('mention-not-allowed', see.theirs, ({ company }) => ({
        text: 'Look',
        mentions: [company.people.otherSupervisor.id],
      })),
      'quoting another live chat’s message': refused('quote-not-found', see.theirs, ({ talks }) => ({
        text: 'Look',
        quote: talks.elsewhere.messageId,
      })),
      'with another’s file': refused('file-not-found', see.theirs, ({ files }) => ({ text: '', files: [files.elsewhere] })),
    },
  },
  listMentionable: {
    gate: 'user',
    targets: {
      ...Object.fromEntries(
        (Object.keys(see) as Kind[]).map((kind) => [
          kind,
          only(see[kind], async ({ talk }) => ({ path: { sessionId: (await talk(kind)).sessionId }, query: { search: '' } })),
        ]),
      ),
      missing: all('not-found', ({ missing }) => ({ path: { sessionId: missing }, query: { search: '' } })),
    },
  },
  editMessage: { gate: 'user', targets: changing(edit) },
  withdrawMessage: { gate: 'user', targets: changing() },
  listMessageVersions: {
    gate: 'user',
    targets: {
      theirs: only(see.theirs, answerOf('theirs')),
      closed: only(see.closed, answerOf('closed')),
      'another live chat’s': only(see.elsewhere, answerOf('elsewhere')),
      'another session’s message': all('not-found', foreign()),
      missing: all('not-found', lost()),
    },
  },
  editOwnMessage: { gate: 'customer', targets: changingOwn(edit) },
  withdrawOwnMessage: { gate: 'customer', targets: changingOwn() },
}
