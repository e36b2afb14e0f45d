import { IconSettings } from '@tabler/icons-react'
import type { Place } from '../../house.ts'
import { sections } from './sections.ts'

/** What administrators alone may do [ACC-01, ui.md S24]. */
export const administration: Place = {
  path: '/admin',
  name: 'menu.administration',
  icon: IconSettings,
  keys: 'G ,',
  visible: ({ me }) => me.administrator,
  frame: { load: () => import('./Administration.tsx') },
  pages: [{ path: '/', load: () => import('./Start.tsx') }, ...sections.flatMap(({ pages }) => pages)],
}
