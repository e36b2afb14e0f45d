import { IconHeadset } from '@tabler/icons-react'
import type { Page } from '../../../house.ts'
import { lazy } from '../../../ui/lazy.ts'
import type { Section } from '../section.ts'

const search = ({ tab }: Record<string, unknown>) => (['routing', 'labels', 'website'].includes(String(tab)) ? { tab } : {})
const load = () => import('./LiveChatPage.tsx')

/** `/admin/live-chats` and one of them. */
export const liveChats: Section = {
  to: '/admin/live-chats',
  name: 'menu.liveChats',
  icon: IconHeadset,
  pages: [
    { path: '/live-chats', load: () => import('./LiveChatsPage.tsx') },
    { path: '/live-chats/$liveChatId', load, search },
  ],
}

/** The same page in the Live Chats workspace, where supervisors look at it [ACC-08]: `/live-chats/settings/$liveChatId`. */
export const settingsPage: Page = { path: '/settings/$liveChatId', load, search }

/** The dialog that makes a live chat, for a `Suspense`. */
export const CreateLiveChat = lazy(() => import('./CreateLiveChat.tsx'))

/** The widget's colour with its contrast, for a `Suspense`. */
export const ColourField = lazy(() => import('./ColourField.tsx'))

/** Why routing sent a session where it is, for a `Suspense` [B-05]. */
export const WhyMe = lazy(() => import('./routing/WhyMe.tsx'))
