import { IconSitemap } from '@tabler/icons-react'
import type { Page, Place } from '../../house.ts'

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
/** Only what is said stands in the address. */
const only = (names: readonly string[]) => (raw: Record<string, unknown>) =>
  Object.fromEntries(names.flatMap((name) => (word(raw[name]) ? [[name, raw[name]]] : [])))

/** Business processes: their list and the designer [BPR-09, ui.md S22]. */
export const processes: Place = {
  path: '/processes',
  name: 'ui.processes',
  icon: IconSitemap,
  keys: 'G B',
  visible: ({ me }) => me.administrator,
  frame: { load: () => import('./Processes.tsx') },
  pages: [
    { path: '/', load: () => import('./list/ListPage.tsx') },
    { path: '/$processId/edit', load: () => import('./designer/DesignerPage.tsx'), search: only(['tab']) },
  ],
}

/** Instances are also for those who started them and who do their tasks: a link leads there [ui.md S23]. */
export const instancePages: readonly Page[] = [
  {
    path: '/processes/instances',
    load: () => import('./instances/InstancesPage.tsx'),
    search: only(['process', 'state', 'mine', 'q']),
  },
  { path: '/processes/instances/$instanceId', load: () => import('./instances/InstancePage.tsx'), search: only(['diagram']) },
]
