import { IconMessage2 } from '@tabler/icons-react'
import type { Place } from '../../house.ts'
import { t } from '../../texts/index.ts'
import { Everywhere } from './Everywhere.tsx'
import { unreadThreads } from './threads.ts'

/** Everybody's own chats; with live chats as an internal customer. */
export const messages: Place = {
  path: '/messages',
  name: 'messages.messages',
  icon: IconMessage2,
  keys: 'G M',
  testId: 'c7',
  visible: () => true,
  count: ({ threads }) => unreadThreads(threads),
  label: ({ threads }) => {
    const count = unreadThreads(threads)
    return count ? t('messages.rail', { count }) : t('messages.messages')
  },
  frame: { load: () => import('./Messages.tsx') },
  pages: [
    { path: '/', load: () => import('./MessagesHome.tsx') },
    {
      path: 'lc/$threadId',
      load: () => import('./ThreadPage.tsx'),
      search: ({ m }) => (typeof m === 'string' ? { m } : {}),
    },
  ],
  everywhere: Everywhere,
}
