import { localStorageColorSchemeManager } from '@mantine/core'
import { remembered } from '../store.ts'

/** The script in index.html reads the same key before the first paint [ui.md S33]. */
export const schemes = localStorageColorSchemeManager({ key: 'parley.scheme' })

export type Density = 'comfortable' | 'compact'

export const density = remembered<Density>('density', 'comfortable')

density.on(showDensity)
showDensity()

function showDensity(): void {
  document.documentElement.dataset['density'] = density.get()
}
