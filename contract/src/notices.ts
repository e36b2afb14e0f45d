import { type Static, Type } from 'typebox'
import { body, Id, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { NoticeSettings } from './notice-settings.ts'

const clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const cell = '^(queue|message|assigned|waiting|reminder|mention|answer|closed|items|tasks)\\.(popup|sound|push|email)$'

/** How somebody wants to be told, the same in all of their browsers [ACT-05, ui.md S30]. */
const settings = {
  /** `queue.sound`: what differs from `noticeMatrix`; of cells that cannot be chosen nothing is kept. */
  cells: Type.Record(Type.String({ pattern: cell }), Type.Boolean(), { additionalProperties: false }),
  /** Every 30 s until what waits for them is answered [B-14]. */
  repeat: Type.Boolean(),
  /** Percent. */
  volume: Type.Integer({ minimum: 0, maximum: 100 }),
  /** Nothing of a message or of who wrote it leaves the program. */
  privatePreviews: Type.Boolean(),
  /** Every day, in `timeZone`, perhaps over midnight; in it there is neither sound nor push nor mail. */
  quiet: orNull(body({ from: clock, to: clock })),
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
}

/** What a user's program holds of it. */
export const Notices = Type.Object({
  settings: Type.Object({ ...settings, cells: Type.Record(Type.String(), Type.Boolean()) }),
  /** Items, sessions and live chats of which nothing comes into my activity stream but what is for me alone. */
  muted: Type.Array(Id),
  /** In how many browsers push is on. */
  devices: Type.Integer(),
})
export type Notices = Omit<Static<typeof Notices>, 'settings'> & { settings: NoticeSettings }

export const editNotices = endpoint({
  method: 'PATCH',
  path: '/api/me/notices',
  who: 'user',
  summary: 'Change how I am told; cells that are not named stay as they are [ACT-05].',
  body: Type.Partial(Type.Object(settings), { additionalProperties: false }),
  reply: Notices,
  refuses: [],
})
export const muteObject = endpoint({
  method: 'PUT',
  path: '/api/me/muted/:objectId',
  who: 'user',
  summary: 'Nothing more of this item, session or live chat in my activity stream, but what is for me alone [ui S17].',
  reply: Nothing,
  refuses: ['too-many-muted'],
})
export const unmuteObject = endpoint({
  method: 'DELETE',
  path: '/api/me/muted/:objectId',
  who: 'user',
  summary: 'Tell me of it again.',
  reply: Nothing,
  refuses: [],
})

/** A browser that is told while Parley is not open. */
export const PushDevice = Type.Object({
  id: Id,
  /** `Firefox on Linux` */
  name: Type.String(),
  createdAt: Time,
  /** When a push service last took something for it. */
  deliveredAt: orNull(Time),
})
export type PushDevice = Static<typeof PushDevice>
export const readPush = endpoint({
  method: 'GET',
  path: '/api/me/push',
  who: 'user',
  summary: 'The key that browsers subscribe with (VAPID, RFC 8292), and where push is on for me.',
  reply: Type.Object({ key: Type.String(), devices: Type.Array(PushDevice) }),
  refuses: [],
})
const secret = (length: number) => Type.String({ minLength: length, maxLength: length, pattern: '^[A-Za-z0-9_-]+$' })
/** The endpoint tells browsers apart: the same again is the same one. It ends with the sign-in that made it. */
export const turnOnPush = endpoint({
  method: 'PUT',
  path: '/api/me/push/:deviceId',
  who: 'user',
  summary: 'Tell this browser too (RFC 8030, RFC 8291).',
  body: body({
    endpoint: Type.String({ maxLength: 2_000, pattern: '^https?://[^\\s\\u0000-\\u001f]+$' }),
    p256dh: secret(87),
    auth: secret(22),
  }),
  reply: PushDevice,
  refuses: ['push-service-unknown', 'too-many-devices'],
})
export const turnOffPush = endpoint({
  method: 'DELETE',
  path: '/api/me/push/:deviceId',
  who: 'user',
  summary: 'Tell this browser no more.',
  reply: Nothing,
  refuses: ['not-found'],
})
/** The self-test: it comes back through the browser with the same nonce [B-14]. */
export const testPush = endpoint({
  method: 'POST',
  path: '/api/me/push/:deviceId/test',
  who: 'user',
  summary: 'Send this browser a notice to try it, at once.',
  body: body({ nonce: Id }),
  reply: Nothing,
  refuses: ['not-found', 'push-failed'],
})
/** Said when a tab comes into sight, every minute while it is, and when it goes. */
export const setLooking = endpoint({
  method: 'PUT',
  path: '/api/me/looking/:tabId',
  who: 'user',
  summary: 'Whether I look at this tab: then nothing is pushed.',
  body: body({ looking: Type.Boolean() }),
  reply: Nothing,
  refuses: [],
})

/** To all programs of this person. */
export type NoticesChanged = { name: 'notices.changed'; notices: Notices }
