import { IconSitemap } from '@tabler/icons-react'
import type { Section } from '../section.ts'

export const orgChart: Section = {
  to: '/admin/org-chart',
  name: 'menu.orgChart',
  icon: IconSitemap,
  pages: [
    {
      path: '/org-chart',
      load: () => import('./OrgChartPage.tsx'),
      search: ({ item }) => (typeof item === 'string' ? { item } : {}),
    },
  ],
}
