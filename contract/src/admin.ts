import { type Static, Type } from 'typebox'
import { body, Email, Line, Name, Nothing, orNull, Password } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ChannelKind } from './live-chats.ts'
import { User } from './people.ts'

const limit = (maximum: number) => Type.Integer({ minimum: 1, maximum })
/** How often somebody may do something (reliability.md §5.32). Failed sign-ins count over 15 minutes. */
export const Limits = Type.Object(
  {
    apiPerMinute: limit(10_000_000),
    visitorMessagesPerMinute: limit(10_000_000),
    visitorUploadsPerMinute: limit(10_000_000),
    operatorMessagesPerMinute: limit(10_000_000),
    /** Per address. */
    newVisitorsPerMinute: limit(10_000_000),
    signInFailuresPerAccount: limit(10_000),
    signInFailuresPerAddress: limit(10_000),
  },
  { additionalProperties: false },
)
export type Limits = Static<typeof Limits>

const settings = {
  /** The company's or installation's name. */
  organisation: Name,
  /** IANA time zone, like Europe/Berlin. */
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  /** Without a living client for this many minutes an operator becomes Offline [STA-07]. */
  autoOfflineMinutes: Type.Integer({ minimum: 2, maximum: 999 }),
  /** What the red counter means [C-01, CNT-05]. */
  counterMode: Type.Union([Type.Literal('messages'), Type.Literal('sessions')]),
  /** Off: nobody is shown that counter [CNT-16]. */
  showOperatorQueue: Type.Boolean(),
  showSupervisorQueue: Type.Boolean(),
  /** Kinds of channel where an operator is asked before a message goes [CMP-11]. */
  confirmSending: Type.Array(ChannelKind, { maxItems: 50, uniqueItems: true }),
  /** What sends besides the button: Ctrl or Cmd with Enter, Enter, or nothing [CMP-11]. */
  sendingMethod: Type.Union([Type.Literal('mod-enter'), Type.Literal('enter'), Type.Literal('button')]),
  /** Whether operators, and visitors of websites, may change and withdraw what they wrote [CNV-13]; employees always may [CUS-09]. */
  allowEditing: Type.Boolean(),
  /** Whether staff see system notices in conversations [CNV-12]. */
  showNotices: Type.Boolean(),
  /** Sessions are reassigned by hand to operators who are Online only [INF-10]. */
  reassignOnlineOnly: Type.Boolean(),
  /** Supervisors manage sessions only while they are Online [STA-09, C-24]. */
  supervisorsNeedOnline: Type.Boolean(),
  /** Operators may lock accounts, not supervisors alone [BLK-13]. */
  operatorsMayLock: Type.Boolean(),
  /** Who of the staff has the Sessions app, beside what they may see in it [SAP-07, C-15]. */
  sessionsApp: Type.Union([Type.Literal('staff'), Type.Literal('supervisors'), Type.Literal('administrators')]),
  soundForNewSession: Type.Boolean(),
  soundForNewMessage: Type.Boolean(),
  /** After so many minutes in a queue all who may take it are told of a session again, after more its supervisors; 0: never [B-14]. */
  waitingMinutesGroup: Type.Integer({ minimum: 0, maximum: 999 }),
  waitingMinutesSupervisors: Type.Integer({ minimum: 0, maximum: 999 }),
  /** Room of one person for files, and the largest file that they may upload there [FIL-01]. A megabyte is 1,000,000 bytes. */
  fileQuotaMegabytes: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  largestFileMegabytes: Type.Integer({ minimum: 1, maximum: 2_000 }),
  /** For how many days entries of the audit log are kept; 0: for ever [NFR-06]. */
  auditDays: Type.Union([Type.Literal(0), Type.Integer({ minimum: 90, maximum: 36_500 })]),
  limits: Limits,
}
export const Settings = Type.Object(settings)
export type Settings = Static<typeof Settings>

/** Those that everybody's program obeys, and so holds. */
const held = [
  'organisation',
  'timeZone',
  'counterMode',
  'showOperatorQueue',
  'showSupervisorQueue',
  'confirmSending',
  'sendingMethod',
  'allowEditing',
  'showNotices',
  'reassignOnlineOnly',
  'supervisorsNeedOnline',
  'operatorsMayLock',
  'sessionsApp',
  'soundForNewSession',
  'soundForNewMessage',
] as const
export const HeldSettings = Type.Pick(Settings, held)
export type HeldSettings = Static<typeof HeldSettings>
export function heldOf(settings: HeldSettings): HeldSettings {
  return Object.fromEntries(held.map((name) => [name, settings[name]])) as HeldSettings
}

/** For the pages that anybody may see. */
export const readInstallation = endpoint({
  method: 'GET',
  path: '/api/installation',
  who: 'anyone',
  summary: 'Whether this installation was set up, and its name.',
  reply: Type.Object({
    setUp: Type.Boolean(),
    organisation: Type.String(),
    version: Type.String(),
    /** Whether a new password can be asked for by mail. */
    resetsByMail: Type.Boolean(),
    /** The button of single sign-on, and whether people but administrators may use a password beside it. */
    sso: orNull(Type.Object({ label: Type.String(), passwords: Type.Boolean() })),
  }),
  refuses: [],
})
export const readSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  who: 'administrator',
  summary: 'Settings of the installation.',
  reply: Settings,
  refuses: [],
})
export const editSettings = endpoint({
  method: 'PATCH',
  path: '/api/settings',
  who: 'administrator',
  summary: 'Change settings; they hold at once.',
  body: Type.Partial(Type.Object({ ...settings, limits: Type.Partial(Limits) }), { additionalProperties: false }),
  reply: Settings,
  refuses: [],
})

const code = Type.String({ maxLength: 100 })
export const checkSetupCode = endpoint({
  method: 'POST',
  path: '/api/setup/code',
  who: 'anyone',
  summary: 'Whether the one-time code of the log is right.',
  body: body({ code }),
  reply: Nothing,
  refuses: ['setup-done', 'setup-code-wrong'],
})
/** The code is used up by this. The further steps of the set-up page are what any administrator may do. */
export const createFirstAdministrator = endpoint({
  method: 'PUT',
  path: '/api/setup/administrator',
  who: 'anyone',
  summary: 'Make the first administrator and sign them in.',
  body: body({
    code,
    name: Name,
    email: Email,
    password: Password,
    organisation: Type.Optional(Line),
    timeZone: Type.Optional(Line),
  }),
  reply: User,
  refuses: ['setup-done', 'setup-code-wrong', 'password-weak'],
})
