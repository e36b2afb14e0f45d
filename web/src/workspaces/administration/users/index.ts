import { IconUsers } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const users: Section = {
  to: '/admin/users',
  name: 'menu.users',
  icon: IconUsers,
  pages: [
    {
      path: '/users',
      load: () => import('./UsersPage.tsx'),
      search: ({ user }) => (typeof user === 'string' ? { user } : {}),
    },
  ],
}
