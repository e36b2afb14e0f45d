import type { Work } from '../platform/database.ts'
import { cookieOf, readCookie } from './cookie.ts'
import { type Given, isSecure } from './given.ts'
import { hashOf, newSecret } from './secret.ts'
import type { Entering } from './sign-in.ts'
import type { Reads } from './user.ts'

/** Seconds: 30 days [ui S2]. */
const validity = 30 * 24 * 3600

/** Whether this browser proved their second factor within the last 30 days and was to be trusted. */
export async function isTrusted(
  { db }: Reads,
  given: Pick<Given, 'urls'>,
  userId: string,
  { request }: Entering,
): Promise<boolean> {
  const token = readCookie(request.headers, isSecure(given), 'device')
  if (token === undefined) return false
  const found = await db
    .selectFrom('trusted_devices')
    .select('user_id')
    .where('token_hash', '=', hashOf(token))
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  return found !== undefined
}

export async function trustDevice({ db }: Work, given: Pick<Given, 'urls'>, userId: string, { reply }: Entering): Promise<void> {
  const token = newSecret()
  const expires_at = new Date(Date.now() + validity * 1000)
  await db
    .insertInto('trusted_devices')
    .values({ token_hash: hashOf(token), user_id: userId, expires_at })
    .execute()
  reply.header('set-cookie', cookieOf(token, isSecure(given), validity, 'device'))
}

export async function forgetDevices({ db }: Work, userId: string): Promise<void> {
  await db.deleteFrom('trusted_devices').where('user_id', '=', userId).execute()
}
