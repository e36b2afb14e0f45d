import { IconUsersGroup } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const groups: Section = {
  to: '/admin/groups',
  name: 'admin.groupsTitle',
  icon: IconUsersGroup,
  pages: [
    {
      path: '/groups',
      load: () => import('./GroupsPage.tsx'),
      search: ({ group }) => (typeof group === 'string' ? { group } : {}),
    },
  ],
}
