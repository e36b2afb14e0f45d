import { type Static, Type } from 'typebox'
import type { ActivityAdded, ActivityRead, ActivityUnread } from './activity.ts'
import { HeldSettings } from './admin.ts'
import type { AppBuilt } from './app-building.ts'
import type { AppChanged } from './apps.ts'
import type { CustomerBound, SessionRegistered } from './bindings.ts'
import type { LocksChanged } from './blocklist.ts'
import { Cursor, Id, orNull, Time } from './common.ts'
import type { CustomerChanged } from './customers.ts'
import { endpoint } from './endpoint.ts'
import type { FolderChanged } from './folders.ts'
import type { ImportChanged } from './item-import.ts'
import type { ItemChanged, ItemCommented, ItemsChanged } from './items.ts'
import { Label, type LabelsChanged } from './labels.ts'
import type { MessageChanged, MessageRetold } from './message-changes.ts'
import type { MessageSent, MessageTold } from './messages.ts'
import { Notices, type NoticesChanged } from './notices.ts'
import type { PersonChanged } from './operators.ts'
import { Me } from './people.ts'
import type { InstanceChanged } from './process-instances.ts'
import type { ProcessChanged } from './processes.ts'
import { type DraftChanged, Reminder, type ReminderChanged } from './reminders.ts'
import type { TemplatesChanged } from './response-templates.ts'
import type { ScheduledChanged } from './scheduled-messages.ts'
import type { SessionRead, SessionSeen } from './session-reading.ts'
import { SessionCard, type SessionChanged, type SessionLeft } from './sessions.ts'
import type { TaskChanged } from './tasks.ts'
import {
  type ChannelChanged,
  Thread,
  type ThreadChanged,
  type ThreadClosed,
  type ThreadRead,
  type ThreadSeen,
} from './threads.ts'

/** A live chat in which I have a role. */
export const MyLiveChat = Type.Object({
  id: Id,
  name: Type.String(),
  /** My operator groups in it. */
  groupIds: Type.Array(Id),
  supervisor: Type.Boolean(),
  /** In their order; what a card's `labelIds` name [LAB-01]. */
  labels: Type.Array(Label),
})
export type MyLiveChat = Static<typeof MyLiveChat>

/**
 * What a signed-in user's program holds: for staff the lists of the Live Chats workspace, for everybody their own chats with live
 * chats and what is unread. Lists are read in portions; `apply` keeps what is held true.
 */
export const Workspace = Type.Object({
  me: Me,
  settings: HeldSettings,
  liveChats: Type.Array(MyLiveChat),
  /** Held cards: all that are mine, and the first portions of each live chat's Queue and, for supervisors, Active. */
  sessions: Type.Record(Type.String(), SessionCard),
  /** By session, how many of the customer's messages I have read where I do not have the session. */
  reads: Type.Record(Type.String(), Type.Integer()),
  /** By `list:liveChatId`, where a list goes on beyond what is held, and the time that its last held row is sorted by. */
  more: Type.Record(Type.String(), Type.Object({ cursor: Cursor, edge: Time })),
  /** `queued:<live chat>:<group or common>`, and for supervisors `open:<live chat>`, `closed:<live chat>`; `mine-closed:<live chat>`. */
  tallies: Type.Record(Type.String(), Type.Integer()),
  /** My own chats as an internal customer. */
  threads: Type.Record(Type.String(), Thread),
  /** Whether there is a live chat that I may write to [CUS-02]. */
  mayWrite: Type.Boolean(),
  /** Whether there is an app that I may do something in [APP-10]; administrators may in all. */
  mayViewApps: Type.Boolean(),
  /** The newest unread entries of my activity stream, 100 at most. */
  unreadActivity: Type.Array(Id),
  notices: Notices,
  /** What I asked to be reminded of, by session [REM-01]. */
  reminders: Type.Record(Type.String(), Reminder),
  /** My open tasks of processes: until when, null for no time [ui C9]. The first 1,000. */
  tasks: Type.Record(Type.String(), orNull(Time)),
  /** What I have begun to write, by session or chat; the newest 100. */
  drafts: Type.Record(Type.String(), Type.String()),
})
/** `missing`: sessions that were heard of and are not held; the program reads their cards and merges them. */
export type Workspace = Static<typeof Workspace> & { missing?: readonly string[] }

/** The position is where the socket goes on from. */
export const readWorkspace = endpoint({
  method: 'GET',
  path: '/api/workspace',
  who: 'user',
  summary: 'Everything the program shows before anything is opened, and its position in the log.',
  reply: Type.Object({ ...Workspace.properties, position: Type.String() }),
  refuses: [],
})

/** What I may do has changed; the state is to be read again, which the socket says next. */
export type RightsChanged = { name: 'rights.changed' }
export type SettingsChanged = { name: 'settings.changed'; settings: HeldSettings }

export type LiveEvent =
  | ActivityAdded
  | ActivityRead
  | ActivityUnread
  | AppBuilt
  | AppChanged
  | ChannelChanged
  | CustomerBound
  | CustomerChanged
  | DraftChanged
  | FolderChanged
  | ImportChanged
  | InstanceChanged
  | ItemChanged
  | ItemCommented
  | ItemsChanged
  | LabelsChanged
  | LocksChanged
  | MessageChanged
  | MessageRetold
  | MessageSent
  | MessageTold
  | NoticesChanged
  | PersonChanged
  | ProcessChanged
  | ReminderChanged
  | RightsChanged
  | ScheduledChanged
  | SessionChanged
  | SessionLeft
  | SessionRead
  | SessionRegistered
  | SessionSeen
  | SettingsChanged
  | TaskChanged
  | TemplatesChanged
  | ThreadChanged
  | ThreadClosed
  | ThreadRead
  | ThreadSeen
