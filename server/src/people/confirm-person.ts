import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { UserAsker } from './asker.ts'
import type { Given } from './given.ts'
import { isPassword } from './password.ts'

interface Said {
  password?: string | undefined
  /** Within 15 minutes of signing in their word is not needed. */
  freshSuffices?: boolean
}

/**
 * Before what is dangerous: that it is still them, by their password. Guesses count as failed sign-ins. Who has no password, having
 * come by single sign-on, must have signed in within the last 15 minutes.
 */
export async function confirmPerson(
  { db }: Work,
  given: Pick<Given, 'limits'>,
  who: UserAsker,
  { password, freshSuffices = false }: Said,
): Promise<void> {
  const { rows } = await sql<{ email: string; password: string | null; fresh: boolean }>`
    select u.email, u.password, exists (
      select from sign_ins s where s.user_id = u.id and s.token_hash = decode(${who.signIn ?? ''}::text, 'hex')
        and s.created_at > now() - interval '15 minutes') as fresh
    from users u where u.id = ${who.id}`.execute(db)
  const user = rows[0]!
  if (user.fresh && (freshSuffices || user.password === null)) return
  if (user.password === null) throw new Refusal('sign-in-again')
  const account = user.email.toLowerCase()
  await given.limits.take('signInFailuresPerAccount', account)
  if (!(await isPassword(password ?? '', user.password))) throw new Refusal('credentials-wrong', { field: '/password' })
  await given.limits.forget('signInFailuresPerAccount', account)
}
