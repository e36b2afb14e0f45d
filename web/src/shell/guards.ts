import { readInstallation } from '@parley/contract'
import { redirect } from '@tanstack/react-router'
import { ask, isRefused } from '../live/index.ts'

/** Sends those who are not signed in to where they can be: the set-up page of a new installation, or sign-in. Throws what else it is. */
export async function wayIn(error: unknown, wanted: string): Promise<never> {
  if (!isRefused(error, 'not-signed-in')) throw error
  const { setUp } = await ask(readInstallation)
  throw setUp ? redirect({ to: '/signin', search: { to: wanted } }) : redirect({ to: '/setup' })
}
