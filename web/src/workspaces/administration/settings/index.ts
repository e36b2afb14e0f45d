import { IconAdjustments } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const settings: Section = {
  to: '/admin/settings',
  name: 'admin.settings',
  icon: IconAdjustments,
  pages: [{ path: '/settings', load: () => import('./SettingsPage.tsx') }],
}
