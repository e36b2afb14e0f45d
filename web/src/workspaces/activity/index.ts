import { IconActivity } from '@tabler/icons-react'
import type { Place } from '../../house.ts'
import { Everywhere } from './Everywhere.tsx'

export { ActivityPopover } from './ActivityPopover.tsx'

/** S17; the red number is what is unread [ui.md C8]. */
export const activity: Place = {
  path: '/activity',
  name: 'activity.title',
  icon: IconActivity,
  keys: 'G A',
  visible: () => true,
  count: ({ unreadActivity }) => unreadActivity.length,
  everywhere: Everywhere,
  pages: [
    {
      path: '/',
      load: () => import('./ActivityPage.tsx'),
      search: ({ show, about }) => ({
        ...(show === 'unread' && { show }),
        ...(['mentions', 'live-chats', 'items', 'processes'].includes(about as string) && { about }),
      }),
    },
  ],
}
