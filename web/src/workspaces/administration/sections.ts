import { IconMessages } from '@tabler/icons-react'
import { groups } from './groups/index.ts'
import { liveChatPages } from './live-chats/index.ts'
import type { Section } from './section.ts'
import { settings } from './settings/index.ts'
import { users } from './users/index.ts'

const liveChats: Section = { to: '/admin/live-chats', name: 'sessions.liveChats', icon: IconMessages, pages: liveChatPages }

/** In the order of the menu. */
export const sections: readonly Section[] = [users, groups, liveChats, settings]
