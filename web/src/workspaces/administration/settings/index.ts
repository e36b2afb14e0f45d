import { IconAdjustments } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const settings: Section = {
  to: '/admin/settings',
  name: 'menu.settings',
  icon: IconAdjustments,
  pages: [{ path: '/settings', load: () => import('./SettingsPage.tsx') }],
}
