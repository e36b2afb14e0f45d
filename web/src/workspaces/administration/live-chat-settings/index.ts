import { IconMessageCog } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const liveChatSettings: Section = {
  to: '/admin/live-chat-settings',
  name: 'liveChats.general',
  icon: IconMessageCog,
  pages: [{ path: '/live-chat-settings', load: () => import('./LiveChatSettingsPage.tsx') }],
}
