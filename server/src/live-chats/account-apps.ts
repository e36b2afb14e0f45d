import type { Named } from '@parley/contract'
import type { Work } from '../platform/database.ts'

/** The apps that may be chosen: those with an Account field on their form [LCS-06]. */
export async function accountApps(_work: Pick<Work, 'db'>): Promise<Named[]> {
  return []
}
