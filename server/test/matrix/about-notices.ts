import { v7 } from 'uuid'
import { see } from './about-sessions.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

const soon = () => new Date(Date.now() + 3_600_000).toISOString()

const session =
  (kind: Kind | 'missing', more: object = {}, body?: () => unknown) =>
  async (asking: Asking) => ({
    path: { sessionId: kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId, ...more },
    ...(body && { body: body() }),
  })

/** What whoever may view a session may do for themselves. */
const viewing = (body?: () => unknown): Record<string, Target> => ({
  waiting: only(see.waiting, session('waiting', {}, body)),
  theirs: only(see.theirs, session('theirs', {}, body)),
  closed: only(see.closed, session('closed', {}, body)),
  'another live chat’s': only(see.elsewhere, session('elsewhere', {}, body)),
  missing: all('not-found', session('missing', {}, body)),
})

/** What whoever may answer may put off [REM-01, STA-03]. */
const later = (kind: Kind, gets: Target['gets'], at = soon): Target => ({
  given: async (asking) => session(kind, { messageId: v7() }, () => ({ text: 'Later', at: at() }))(asking),
  gets: gets ?? {},
  rest: 'not-found',
})
const unknown = (kind: Kind): Target => all('not-found', session(kind, { messageId: v7() }))

const draft = (who: AskerName[], targetId: (asking: Asking) => string) =>
  only(who, (asking) => ({ path: { targetId: targetId(asking) }, body: { text: 'Begun' } }))
const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
const own = (path: () => Record<string, string>, body?: unknown) =>
  all('ok', () => ({ path: path(), ...(body !== undefined && { body }) }))

/** How people are told, and what they keep for themselves: each their own, whoever they are. */
export const aboutNotices: Record<string, Row> = {
  editNotices: {
    gate: 'user',
    targets: {
      own: all('ok', () => ({ body: { volume: 40 } })),
      'with a cell that there is not': all('bad-request', () => ({ body: { cells: { 'queue.smoke': true } } })),
    },
  },
  muteObject: { gate: 'user', targets: { missing: own(() => ({ objectId: v7() })) } },
  unmuteObject: { gate: 'user', targets: { missing: own(() => ({ objectId: v7() })) } },
  readPush: { gate: 'user', targets: { own: all('ok') } },
  turnOnPush: {
    gate: 'user',
    targets: {
      missing: all('ok', () => ({
        path: { deviceId: v7() },
        body: { ...keys, endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${v7()}` },
      })),
      'at an address of our own': all('push-service-unknown', () => ({
        path: { deviceId: v7() },
        body: { ...keys, endpoint: 'http://127.0.0.1:5432/' },
      })),
    },
  },
  turnOffPush: { gate: 'user', targets: { missing: all('not-found', ({ missing }) => ({ path: { deviceId: missing } })) } },
  testPush: {
    gate: 'user',
    targets: { missing: all('not-found', ({ missing }) => ({ path: { deviceId: missing }, body: { nonce: v7() } })) },
  },
  setLooking: { gate: 'user', targets: { missing: own(() => ({ tabId: v7() }), { looking: false }) } },
  unreadActivityEntry: {
    gate: 'user',
    targets: {
      'of two': only(['otherOperator', 'otherSupervisor'], ({ entries }) => ({ path: { entryId: entries.two } })),
      missing: all('not-found', ({ missing }) => ({ path: { entryId: missing } })),
    },
  },
  setReminder: { gate: 'user', targets: viewing(() => ({ at: soon(), untilReply: true })) },
  removeReminder: { gate: 'user', targets: { missing: all('ok', ({ missing }) => ({ path: { sessionId: missing } })) } },
  saveDraft: {
    gate: 'user',
    targets: {
      'in what waits': draft(see.waiting, ({ talks }) => talks.waiting.sessionId),
      'in theirs': draft(see.theirs, ({ talks }) => talks.theirs.sessionId),
      'in their own chat': draft(['internal'], ({ talks }) => talks.internal.threadId),
      missing: draft([], ({ missing }) => missing),
    },
  },
  listScheduledMessages: { gate: 'user', targets: viewing() },
  scheduleMessage: {
    gate: 'user',
    targets: {
      waiting: later('waiting', { 'session-queued': see.waiting }),
      theirs: later('theirs', { ok: ['assignee'], 'not-assignee': ['supervisor'] }),
      closed: later('closed', { 'session-closed': see.closed }),
      'another live chat’s': later('elsewhere', { ok: ['otherOperator'], 'not-assignee': ['otherSupervisor'] }),
      missing: all(
        'not-found',
        session('missing', { messageId: v7() }, () => ({ text: 'Later', at: soon() })),
      ),
    },
  },
  cancelScheduledMessage: {
    gate: 'user',
    targets: { unknown: unknown('theirs'), missing: all('not-found', session('missing', { messageId: v7() })) },
  },
  sendScheduledMessage: {
    gate: 'user',
    targets: { unknown: unknown('theirs'), missing: all('not-found', session('missing', { messageId: v7() })) },
  },
}
