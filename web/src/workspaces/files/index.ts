import { IconFolder } from '@tabler/icons-react'
import type { Place } from '../../house.ts'

const page = { load: () => import('./FilesPage.tsx') }

/** What people keep [FIL-01, ui.md S19]. */
export const files: Place = {
  path: '/files',
  name: 'ui.files',
  icon: IconFolder,
  keys: 'G F',
  visible: () => true,
  frame: { load: () => import('./Files.tsx') },
  pages: [
    { path: '/', ...page },
    { path: '/link/$link', load: () => import('./LinkPage.tsx') },
    {
      path: '/$place',
      ...page,
      search: ({ q }) => (typeof q === 'string' && q ? { q } : {}),
    },
  ],
}
