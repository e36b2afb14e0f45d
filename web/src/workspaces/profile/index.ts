import { IconUserCircle } from '@tabler/icons-react'

/** My own page, from the avatar's menu [ui.md S30]. */
export const profileCorner = {
  path: '/profile',
  name: 'menu.profile',
  icon: IconUserCircle,
  load: () => import('./ProfilePage.tsx'),
} as const
