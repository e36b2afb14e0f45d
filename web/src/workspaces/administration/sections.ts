import { audit } from './audit/index.ts'
import { calendars } from './calendars/index.ts'
import { groups } from './groups/index.ts'
import { liveChatSettings } from './live-chat-settings/index.ts'
import { liveChats } from './live-chats/index.ts'
import { mail } from './mail/index.ts'
import { orgChart } from './org-chart/index.ts'
import type { Section } from './section.ts'
import { security } from './security/index.ts'
import { settings } from './settings/index.ts'
import { users } from './users/index.ts'

/** In the order of the menu. */
export const sections: readonly Section[] = [
  users,
  groups,
  orgChart,
  liveChats,
  liveChatSettings,
  calendars,
  security,
  mail,
  settings,
  audit,
]
