import { IconUsersGroup } from '@tabler/icons-react'
import { lazy } from '../../../ui/lazy.ts'
import type { Section } from '../section.ts'

export const groups: Section = {
  to: '/admin/groups',
  name: 'menu.groups',
  icon: IconUsersGroup,
  pages: [
    {
      path: '/groups',
      load: () => import('./GroupsPage.tsx'),
      search: ({ group }) => (typeof group === 'string' ? { group } : {}),
    },
  ],
}

/** Groups in a dialog, for a `Suspense`. */
export const GroupSettings = lazy(() => import('./GroupSettings.tsx'))
