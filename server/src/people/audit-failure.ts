import { audited } from '../audit/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import type { Entering } from './sign-in.ts'

interface Failed {
  /** As it was typed, whoever's it is. */
  email: string
  /** The key that failures of the address are counted by. */
  address: string
  why: Refusal
}

/**
 * What was tried, and when it was one too many: from then on nothing is tried, so nothing is written until they may again. The
 * password is not looked at here. @returns why it failed
 */
export async function auditFailure(
  database: Database,
  { limits }: Pick<Given, 'limits'>,
  { email, address, why }: Failed,
  { request }: Entering,
): Promise<Refusal> {
  const [who, of] = [{ ip: request.ip }, { kind: 'user' as const, name: email }]
  const isSpent = (limit: 'signInFailuresPerAccount' | 'signInFailuresPerAddress', key: string) =>
    limits.check(limit, key).then(
      () => false,
      (error) => {
        if (error instanceof Refusal) return true
        throw error
      },
    )
  const account = await isSpent('signInFailuresPerAccount', email.toLowerCase())
  const blocked = account || (await isSpent('signInFailuresPerAddress', address))
  await transaction(database, async (work) => {
    audited(work, who, 'sign-in-failed', of, { after: { reason: why.code } })
    if (blocked) audited(work, who, 'sign-in-blocked', of, { after: { reason: account ? 'account' : 'address' } })
  })
  return why
}
