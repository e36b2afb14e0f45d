import type { Page } from '../../house.ts'

/** The first run, until somebody has taken the installation [ui.md S1]. */
export const setupDoor: Page = { path: '/setup', load: () => import('./SetupPage.tsx') }
