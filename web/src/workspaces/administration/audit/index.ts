import { IconHistory } from '@tabler/icons-react'
import type { Section } from '../section.ts'
import { filterNames } from './filter-names.ts'

/** What was done here, by whom and from where [NFR-06, ui.md S28]. */
export const audit: Section = {
  to: '/admin/audit',
  name: 'menu.audit',
  icon: IconHistory,
  pages: [
    {
      path: '/audit',
      load: () => import('./AuditPage.tsx'),
      search: (search) =>
        Object.fromEntries(
          filterNames.flatMap((name) => (typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : [])),
        ),
    },
  ],
}
