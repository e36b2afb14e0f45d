import { IconShieldLock } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const security: Section = {
  to: '/admin/security',
  name: 'menu.security',
  icon: IconShieldLock,
  pages: [{ path: '/security', load: () => import('./SecurityPage.tsx') }],
}
