import { groups } from './groups/index.ts'
import { liveChats } from './live-chats/index.ts'
import { orgChart } from './org-chart/index.ts'
import type { Section } from './section.ts'
import { settings } from './settings/index.ts'
import { users } from './users/index.ts'

/** In the order of the menu. */
export const sections: readonly Section[] = [users, groups, orgChart, liveChats, settings]
