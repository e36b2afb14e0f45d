import type { Page } from '../../../house.ts'

export { CreateLiveChat } from './CreateLiveChat.tsx'

const tab = ({ tab }: Record<string, unknown>) => (tab === 'website' ? { tab } : {})

/** `/admin/live-chats` and one of them. */
export const liveChatPages: readonly Page[] = [
  { path: '/live-chats', load: () => import('./LiveChatsPage.tsx') },
  { path: '/live-chats/$liveChatId', load: () => import('./LiveChatPage.tsx'), search: tab },
]

/** The same page in the Live Chats workspace, where supervisors look at it [ACC-08]: `/live-chats/settings/$liveChatId`. */
export const settingsPage: Page = { path: '/settings/$liveChatId', load: () => import('./LiveChatPage.tsx'), search: tab }
