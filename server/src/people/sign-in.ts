import type { FastifyReply, FastifyRequest } from 'fastify'
import { audited } from '../audit/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { addressKey } from '../platform/limits.ts'
import { Refusal } from '../platform/refusal.ts'
import { auditFailure } from './audit-failure.ts'
import { cookieOf, readCookie } from './cookie.ts'
import { endSignIns } from './end-sign-ins.ts'
import { type Given, isSecure } from './given.ts'
import { inTurn } from './in-turn.ts'
import { longestOf } from './lifetime.ts'
import { isPassword } from './password.ts'
import { proveFactor } from './second-factor.ts'
import { hashOf, newSecret } from './secret.ts'
import { mayUsePassword } from './sso-settings.ts'
import { isTrusted, trustDevice } from './trusted-devices.ts'

interface Credentials {
  email: string
  password: string
  /** Of the second factor. */
  code?: string
  /** Not to be asked for a code in this browser for a while. */
  trust?: boolean
}

/** A request whose answer sets the cookie. */
export interface Entering {
  request: FastifyRequest
  reply: FastifyReply
}

/**
 * One answer and one time for an e-mail that nobody has and for a wrong password. Attempts from one address are looked at one
 * after another, so that many at once are not more than the limit allows, whether they guess passwords or codes
 * [reliability §5.22].
 * @returns who signed in
 */
export function signIn(database: Database, given: Given, said: Credentials, entering: Entering): Promise<string> {
  const address = addressKey(entering.request.ip)
  return inTurn(address, async () => {
    const failed = (why: Refusal) => auditFailure(database, given, { ...said, why, address }, entering)
    const account = said.email.toLowerCase()
    await given.limits.check('signInFailuresPerAddress', address)
    await given.limits.take('signInFailuresPerAccount', account)
    const user = await database.db
      .selectFrom('users as u')
      .select(['u.id', 'u.password', 'u.state', mayUsePassword.as('may_use_password')])
      .where((where) => where(where.fn<string>('lower', ['u.email']), '=', account))
      .executeTakeFirst()
    if (!(await isPassword(said.password, user?.password)) || !user) {
      await given.limits.take('signInFailuresPerAddress', address)
      throw await failed(new Refusal('credentials-wrong'))
    }
    if (user.state === 'locked') throw await failed(new Refusal('user-locked'))
    if (!user.may_use_password) throw await failed(new Refusal('sso-only'))
    try {
      await transaction(database, (work) => enterByPassword(work, given, user, said, entering))
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'second-factor-wrong')) throw error
      await given.limits.take('signInFailuresPerAddress', address)
      throw await failed(error)
    }
    await given.limits.forget('signInFailuresPerAccount', account)
    return user.id
  })
}

/** A code is used up together with the sign-in that it allows, or not at all. */
async function enterByPassword(
  work: Work,
  given: Given,
  user: { id: string; password: string | null },
  { code, trust = false }: Credentials,
  entering: Entering,
): Promise<void> {
  const proven = !(await isTrusted(work, given, user.id, entering)) && (await proveFactor(work, given.secrets, user.id, code))
  await enter(work, given, user, entering)
  if (proven && trust) await trustDevice(work, given, user.id, entering)
}

/** A new token at every sign-in; the one that the browser came with is void [reliability §5.2]. */
export async function enter(
  work: Work,
  given: Pick<Given, 'urls' | 'settings'>,
  user: { id: string; password: string | null },
  { request, reply }: Entering,
  by: 'password' | 'sso' = 'password',
): Promise<void> {
  // Locked, or another password, since it was looked at: then there is no way in.
  const same = await work.db
    .selectFrom('users')
    .select('id')
    .where('id', '=', user.id)
    .where('state', '=', 'active')
    .where('password', 'is not distinct from', user.password)
    .forShare()
    .executeTakeFirst()
  if (!same) throw new Refusal('credentials-wrong')
  const secure = isSecure(given)
  const old = readCookie(request.headers, secure)
  if (old !== undefined) await endSignIns(work, { token: old })
  const token = newSecret()
  const user_agent = String(request.headers['user-agent'] ?? '')
    .slice(0, 300)
    .replaceAll('\0', '')
  await work.db
    .insertInto('sign_ins')
    .values({ token_hash: hashOf(token), user_id: user.id, address: request.ip, user_agent, by })
    .execute()
  audited(work, { id: user.id, ip: request.ip }, 'signed-in', { kind: 'user', id: user.id }, { after: { by } })
  reply.header('set-cookie', cookieOf(token, secure, longestOf(given.settings)))
}
