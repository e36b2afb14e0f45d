import type { ResetLink } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { hashOf, newSecret } from './secret.ts'
import type { Reads } from './user.ts'

/** How long a link is good (ms): 30 minutes [reliability §5.23]. */
const validity = 30 * 60_000

/** The address comes from the configuration and never from a request [reliability §5.23]. */
export async function writeResetLink(
  { db }: Work,
  given: Pick<Given, 'urls'>,
  userId: string,
  { mailed }: { mailed: boolean },
): Promise<ResetLink & { hash: Buffer }> {
  const token = newSecret()
  const expires_at = new Date(Date.now() + validity)
  const hash = hashOf(token)
  await db.insertInto('password_resets').values({ token_hash: hash, user_id: userId, expires_at, mailed }).execute()
  return { url: `${given.urls.app}/reset/${token}`, expiresAt: expires_at.toISOString(), hash }
}

/** An administrator hands it over. */
export async function createResetLink(work: Work, given: Pick<Given, 'urls'>, userId: string): Promise<ResetLink> {
  const user = await work.db.selectFrom('users').select('state').where('id', '=', userId).forShare().executeTakeFirst()
  if (!user) throw new Refusal('not-found')
  if (user.state !== 'active') throw new Refusal(user.state === 'locked' ? 'user-locked' : 'user-invited')
  const { url, expiresAt } = await writeResetLink(work, given, userId, { mailed: false })
  return { url, expiresAt }
}

/** Whom it is for; refused where it was used, has expired or never was. `lock` keeps a second one from using it meanwhile. */
export async function whoResets({ db }: Reads, token: string, { lock = false } = {}) {
  const user = await db
    .selectFrom('password_resets as r')
    .innerJoin('users as u', 'u.id', 'r.user_id')
    .select(['u.id', 'u.name', 'u.email'])
    .where('r.token_hash', '=', hashOf(token))
    .where('r.expires_at', '>', new Date())
    .where('u.state', '=', 'active')
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!user) throw new Refusal('password-reset-invalid')
  return user
}
