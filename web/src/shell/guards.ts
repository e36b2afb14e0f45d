import { readInstallation } from '@parley/contract'
import { redirect } from '@tanstack/react-router'
import { ask, isRefused } from '../live/index.ts'

/**
 * Sends those who may not come in yet to where they can be: the set-up page of a new installation, sign-in, or the set-up of their
 * second factor. Throws what else it is.
 */
export async function wayIn(error: unknown, wanted: string): Promise<never> {
  if (isRefused(error, 'second-factor-required')) throw redirect({ to: '/second-factor', search: { to: wanted } })
  if (!isRefused(error, 'not-signed-in')) throw error
  const { setUp } = await ask(readInstallation)
  throw setUp ? redirect({ to: '/signin', search: { to: wanted } }) : redirect({ to: '/setup' })
}
