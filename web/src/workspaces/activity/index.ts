import { IconActivity } from '@tabler/icons-react'
import type { Place } from '../../house.ts'

export { ActivityPopover } from './ActivityPopover.tsx'

/** S17; the red number is what is unread [ui.md C8]. */
export const activity: Place = {
  path: '/activity',
  name: 'activity.title',
  icon: IconActivity,
  keys: 'G A',
  visible: () => true,
  count: ({ unreadActivity }) => unreadActivity.length,
  pages: [
    {
      path: '/',
      load: () => import('./ActivityPage.tsx'),
      search: ({ show }) => (show === 'unread' ? { show } : {}),
    },
  ],
}
