import { createLockEntry, type LockEntry, markSpam, type NewLockEntry } from '@parley/contract'
import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

const staffOfOne: AskerName[] = ['operator', 'billing', 'assignee', 'supervisor']
const staffOfTwo: AskerName[] = ['otherOperator', 'otherSupervisor']
const everybody: AskerName[] = [...staffOfOne, 'offline', ...staffOfTwo]

/** About nobody who is there, so that nothing else changes. */
const entry = (more: Partial<NewLockEntry> = {}): NewLockEntry => ({
  ...{ list: 'block', name: 'Nobody', type: 'email', operator: 'equals', value: 'nobody@elsewhere.example' },
  ...{ until: null, liveChatIds: null, reason: '' },
  ...more,
})
const rule = ({ list, type, operator, value, liveChatIds, sessionId }: NewLockEntry) => ({
  ...{ list, type, operator, value, liveChatIds },
  ...(sessionId && { sessionId }),
})

/** Operators who are Online and supervisors, for all live chats or for theirs, and from a session as far as it is theirs [BLK-13]. */
const locking = (asked: (entry: NewLockEntry) => object): Record<string, Target> => {
  const from =
    (kind: Kind) =>
    async (asking: Asking): Promise<{ body: object }> => ({
      body: asked(entry({ sessionId: (await asking.talk(kind)).sessionId })),
    })
  return {
    everywhere: {
      given: () => ({ body: asked(entry()) }),
      gets: { ok: [...staffOfOne, ...staffOfTwo], 'operator-offline': ['offline'] },
      rest: 'forbidden',
    },
    'in one': {
      given: ({ company }) => ({ body: asked(entry({ liveChatIds: [company.one.id] })) }),
      gets: { ok: staffOfOne, 'operator-offline': ['offline'] },
      rest: 'not-found',
    },
    'in two': only(staffOfTwo, ({ company }) => ({ body: asked(entry({ liveChatIds: [company.two.id] })) })),
    'in a missing live chat': all('not-found', ({ missing }) => ({ body: asked(entry({ liveChatIds: [missing] })) })),
    'from a session': only(['assignee', 'supervisor'], from('theirs')),
    'from one that waits': {
      given: from('waiting'),
      gets: { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] },
      rest: 'not-found',
    },
    'from a closed one': only(['assignee', 'supervisor'], from('closed')),
    'from another live chat’s': only(staffOfTwo, from('elsewhere')),
    'from an internal customer’s': {
      given: from('internal'),
      gets: { 'customer-not-lockable': ['assignee', 'supervisor'] },
      rest: 'not-found',
    },
    'from a missing session': all('not-found', ({ missing }) => ({ body: asked(entry({ sessionId: missing })) })),
  }
}

const stored =
  (inTwo: boolean, body: boolean) =>
  async ({ company }: Asking) => {
    const liveChatIds = [inTwo ? company.two.id : company.one.id]
    const who = inTwo ? company.people.otherSupervisor : company.people.supervisor
    const { id: entryId }: LockEntry = await who.get(createLockEntry, { body: entry({ liveChatIds }) })
    return { path: { entryId }, ...(body && { body: entry({ liveChatIds }) }) }
  }
const changing = (body: boolean): Record<string, Target> => ({
  'of one': { given: stored(false, body), gets: { ok: staffOfOne, 'operator-offline': ['offline'] }, rest: 'not-found' },
  'of two': only(staffOfTwo, stored(true, body)),
  missing: all('not-found', ({ missing }) => ({ path: { entryId: missing }, ...(body && { body: entry() }) })),
})

const session = (kind: Kind | 'missing') => async (asking: Asking) => {
  const sessionId = kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId
  return { path: { sessionId } }
}
/** One of its own, since it stays in spam for those who may not take it out. */
const marked = (kind: Kind) => async (asking: Asking) => {
  const { sessionId } = await asking.another(kind)
  const { supervisor, otherSupervisor } = asking.company.people
  await (kind === 'elsewhere' ? otherSupervisor : supervisor).get(markSpam, { path: { sessionId } })
  return { path: { sessionId } }
}

export const aboutLocks: Record<string, Row> = {
  markSpam: {
    gate: 'user',
    targets: {
      waiting: {
        given: session('waiting'),
        gets: { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] },
        rest: 'not-found',
      },
      theirs: only(['assignee', 'supervisor'], session('theirs')),
      closed: { given: session('closed'), gets: { 'session-closed': ['assignee', 'supervisor'] }, rest: 'not-found' },
      'another live chat’s': only(staffOfTwo, session('elsewhere')),
      missing: all('not-found', session('missing')),
    },
  },
  unmarkSpam: {
    gate: 'user',
    targets: {
      // Whoever had it, and supervisors; in whose queue it waited has no business with it.
      'that waited': only(['supervisor'], marked('waiting')),
      'that was theirs': only(['assignee', 'supervisor'], marked('theirs')),
      'another live chat’s': only(staffOfTwo, marked('elsewhere')),
      closed: { given: session('closed'), gets: { 'session-closed': ['assignee', 'supervisor'] }, rest: 'not-found' },
      missing: all('not-found', session('missing')),
    },
  },
  listLockEntries: {
    gate: 'user',
    targets: { blocklist: only(everybody, () => ({ query: { list: 'block' } }), 'forbidden') },
  },
  createLockEntry: { gate: 'user', targets: locking((asked) => asked) },
  previewLock: { gate: 'user', targets: locking(rule) },
  editLockEntry: { gate: 'user', targets: changing(true) },
  deleteLockEntry: { gate: 'user', targets: changing(false) },
}
