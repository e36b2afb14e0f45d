import type { Page } from '../../house.ts'

/** A colleague's page, which sessions and lists link to. */
export const person: Page = { path: '/people/$userId', load: () => import('./PersonPage.tsx') }
