import { IconUserCircle } from '@tabler/icons-react'

/** My own page, from the avatar's menu [ui.md S30]. */
export const profileCorner = {
  path: '/profile',
  name: 'profile.title',
  icon: IconUserCircle,
  load: () => import('./ProfilePage.tsx'),
} as const
