import type { Page } from '../../house.ts'

export { NewPassword } from './NewPassword.tsx'
export { useWait } from './use-wait.ts'

/** Ways in for those who are not signed in [ui.md S2]. */
export const signInDoors: readonly Page[] = [
  {
    path: '/signin',
    load: () => import('./SignInPage.tsx'),
    search: ({ to }) => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}),
  },
  { path: '/invite/$token', load: () => import('./InvitationPage.tsx') },
]
