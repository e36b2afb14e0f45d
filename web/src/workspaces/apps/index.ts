import { IconApps } from '@tabler/icons-react'
import type { Place } from '../../house.ts'

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
/** Only what is said stands in the address. */
const only = (names: readonly string[]) => (raw: Record<string, unknown>) =>
  Object.fromEntries(names.flatMap((name) => (word(raw[name]) ? [[name, raw[name]]] : [])))

/** Low-code apps and their items [APP-01, ui.md S20, S21]. */
export const apps: Place = {
  path: '/apps',
  name: 'ui.apps',
  icon: IconApps,
  keys: 'G P',
  visible: ({ me, mayViewApps }) => me.administrator || mayViewApps,
  frame: { load: () => import('./Apps.tsx') },
  pages: [
    { path: '/', load: () => import('./HomePage.tsx') },
    {
      path: '/$appId',
      load: () => import('./list/ItemsPage.tsx'),
      search: only(['view', 'q', 'filters', 'order', 'layout', 'columns', 'deleted']),
    },
    { path: '/$appId/builder', load: () => import('./builder/BuilderPage.tsx'), search: only(['tab']) },
    { path: '/$appId/items/$itemId', load: () => import('./item/ItemPage.tsx'), search: only(['edit', 'tab']) },
  ],
}
