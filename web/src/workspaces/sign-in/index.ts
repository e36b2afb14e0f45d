import type { Page } from '../../house.ts'

// Looked at before the router does.
import './arrived.ts'

export { NewPassword } from './NewPassword.tsx'
export { useWait } from './use-wait.ts'

/** Only ways within the program are followed. */
const onwards = ({ to }: Record<string, unknown>) => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {})

/** Ways in for those who are not signed in [ui.md S2]. */
export const signInDoors: readonly Page[] = [
  {
    path: '/signin',
    load: () => import('./SignInPage.tsx'),
    search: (raw) => ({ ...onwards(raw), ...(raw['changed'] === true && { changed: true }) }),
  },
  { path: '/second-factor', load: () => import('./SecondFactorPage.tsx'), search: onwards },
  { path: '/forgot', load: () => import('./ForgotPage.tsx') },
  { path: '/reset/$token', load: () => import('./ResetPage.tsx') },
  { path: '/sso', load: () => import('./SsoPage.tsx') },
  { path: '/invite/$token', load: () => import('./InvitationPage.tsx') },
]
