import type { Workspace as Held } from '@parley/contract'
import type { Icon } from '@tabler/icons-react'
import type { FunctionComponent } from 'react'
import type { TextKey } from './texts/index.ts'
import { activity } from './workspaces/activity/index.ts'
import { administration } from './workspaces/administration/index.ts'
import { apps } from './workspaces/apps/index.ts'
import { files } from './workspaces/files/index.ts'
import { liveChats } from './workspaces/live-chats/index.ts'
import { messages } from './workspaces/messages/index.ts'
import { person } from './workspaces/people/index.ts'
import { instancePages, processes } from './workspaces/processes/index.ts'
import { profileCorner } from './workspaces/profile/index.ts'
import { setupDoor } from './workspaces/setup/index.ts'
import { signInDoors } from './workspaces/sign-in/index.ts'
import { tasks } from './workspaces/tasks/index.ts'

/** A screen comes with the first visit, or when somebody first goes there. */
export type Screen = { component: FunctionComponent } | { load: () => Promise<{ default: FunctionComponent }> }

/** One address and what stands there. `search` reads what the URL carries behind the question mark. */
export type Page = Screen & { path: string; search?: (raw: Record<string, unknown>) => Record<string, unknown> }

/** One entry of the rail with its pages. A folder in workspaces/ offers it, the list below places it. */
export interface Place {
  /** `/live-chats` */
  path: string
  name: TextKey
  icon: Icon
  /** `G L` */
  keys: string
  /** Whether this person sees it at all [ui.md §2.6]. */
  visible: (held: Held) => boolean
  /** The red number and how the whole is read aloud. */
  count?: (held: Held) => number
  label?: (held: Held) => string
  /** How the number is drawn where it is not red, and the next moment (ms since 1970) when that may be another. */
  countKind?: (held: Held) => 'unread' | 'neutral'
  countTurns?: (held: Held) => number | undefined
  /** More about the number, for who points at it. */
  hint?: (held: Held) => string
  testId?: string
  /** Where a click leads while the number stands there; without an answer to the path, as ever. */
  leadsTo?: () => Promise<string | undefined>
  /** What stands around its pages: the side menu. It has an `<Outlet />`. */
  frame?: Screen
  pages: readonly Page[]
  /** Stands at the foot of the rail in every workspace: counters that do something. */
  foot?: FunctionComponent
  /** Stands in the avatar's menu: a status, for instance. */
  menu?: FunctionComponent<{ close: () => void }>
  /** Works everywhere while the shell stands: shortcuts, sounds, what the palette finds. Draws nothing. */
  everywhere?: FunctionComponent
}

/** The workspaces in the order of the rail. */
export const places: readonly Place[] = [liveChats, messages, activity, tasks, apps, processes, files, administration]

/** Pages without the shell, for those who are not signed in: sign-in, invitation, set-up. */
export const doors: readonly Page[] = [...signInDoors, setupDoor]

/** The profile and other pages that the avatar's menu leads to. */
export const corners: readonly (Page & { name: TextKey; icon: Icon })[] = [profileCorner]

/** Pages in the shell that other pages lead to. */
export const rooms: readonly Page[] = [person, ...instancePages]
