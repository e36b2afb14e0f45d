import type { SessionCard, Viewer } from '@parley/contract'
import { expect, test } from 'vitest'
import { type Right, whyNot } from './why-not.ts'

const me = 'me'
const card = (state: SessionCard['state'], operator: string | null) =>
  ({ liveChatId: 'chat', state, operator: operator && { id: operator }, group: null }) as unknown as SessionCard
const who = (roles: { operates?: boolean; supervises?: boolean }, more: Partial<Viewer> = {}): Viewer => ({
  userId: me,
  online: true,
  roles: { chat: { groupIds: roles.operates ? ['first'] : [], supervisor: roles.supervises ?? false } },
  ...more,
})
const operator = who({ operates: true })
const offline = { online: false }

test.each<[string, Right, SessionCard, Viewer, string | undefined]>([
  ['an operator in their session', 'edit', card('assigned', me), operator, undefined],
  ['who went Offline', 'edit', card('assigned', me), { ...operator, ...offline }, 'offline'],
  ['who went Offline, of what waits', 'take', card('queued', null), { ...operator, ...offline }, 'offline'],
  ['an operator before they start work', 'reassign', card('queued', null), operator, 'queued'],
  ['an operator afterwards', 'edit', card('closed', me), operator, 'closed'],
  ['an operator, of what is in spam', 'close', card('spam', me), operator, 'spam'],
  ['an Offline operator, of their spam', 'spam', card('spam', me), { ...operator, ...offline }, 'offline'],
  ['a supervisor who never answers', 'answer', card('assigned', 'other'), who({ supervises: true }), undefined],
  ['a supervisor who answers too', 'answer', card('assigned', 'other'), who({ supervises: true, operates: true }), 'elsewhere'],
  [
    'a supervisor who is never asked for a status',
    'edit',
    card('assigned', 'other'),
    who({ supervises: true }, offline),
    undefined,
  ],
  [
    'a supervisor who needs to be Online',
    'edit',
    card('assigned', 'other'),
    who({ supervises: true }, { ...offline, supervisorsNeedOnline: true }),
    'offline',
  ],
  [
    'an operator where supervisors alone lock',
    'lock',
    card('assigned', me),
    who({ operates: true }, { operatorsMayLock: false }),
    undefined,
  ],
  ['who lost their role and has the session', 'edit', card('assigned', me), { ...operator, roles: {}, ...offline }, 'offline'],
])('%s: the reason for “%s” [INF-20, ui.md §2.1]', (_, right, session, viewer, why) => {
  expect(whyNot(right, session, viewer)).toBe(why)
})
