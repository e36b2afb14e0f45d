import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { addressKey } from '../platform/limits.ts'
import { Refusal } from '../platform/refusal.ts'
import { cookieOf, readCookie } from './cookie.ts'
import { type Given, isSecure } from './given.ts'
import { inTurn } from './in-turn.ts'
import { rightsChanged } from './memberships.ts'
import { isPassword } from './password.ts'
import { hashOf, newSecret } from './secret.ts'

interface Credentials {
  email: string
  password: string
}

/** A request whose answer sets the cookie. */
export interface Entering {
  request: FastifyRequest
  reply: FastifyReply
}

/**
 * One answer and one time for an e-mail that nobody has and for a wrong password. Attempts from one address are looked at one
 * after another, so that many at once are not more than the limit allows [reliability §5.22].
 * @returns who signed in
 */
export function signIn(database: Database, given: Given, { email, password }: Credentials, entering: Entering): Promise<string> {
  const address = addressKey(entering.request.ip)
  return inTurn(address, async () => {
    const account = email.toLowerCase()
    await given.limits.check('signInFailuresPerAddress', address)
    await given.limits.take('signInFailuresPerAccount', account)
    const user = await database.db
      .selectFrom('users')
      .select(['id', 'password', 'state'])
      .where((where) => where(where.fn<string>('lower', ['email']), '=', account))
      .executeTakeFirst()
    if (!(await isPassword(password, user?.password)) || !user) {
      await given.limits.take('signInFailuresPerAddress', address)
      throw new Refusal('credentials-wrong')
    }
    if (user.state === 'locked') throw new Refusal('user-locked')
    await transaction(database, (work) => enter(work, given, user, entering))
    await given.limits.forget('signInFailuresPerAccount', account)
    return user.id
  })
}

/** A new token at every sign-in; the one that the browser came with is void [reliability §5.2]. */
export async function enter(
  work: Work,
  given: Pick<Given, 'urls'>,
  user: { id: string; password: string | null },
  { request, reply }: Entering,
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
  const from = { address: request.ip, userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300) }
  reply.header('set-cookie', cookieOf(await startSignIn(work, user.id, from), secure))
}

/** @returns the token for the cookie */
async function startSignIn(work: Work, userId: string, { address = '', userAgent = '' } = {}): Promise<string> {
  const token = newSecret()
  await work.db
    .insertInto('sign_ins')
    .values({ token_hash: hashOf(token), user_id: userId, address, user_agent: userAgent.replaceAll('\0', '') })
    .execute()
  return token
}

type Which = { token: string } | { signIn: string } | { userId: string; besides?: string | undefined }

/** Their sockets end within a second, on every process [P13]. */
export async function endSignIns(work: Work, which: Which): Promise<void> {
  const ended = await work.db
    .deleteFrom('sign_ins')
    .$if('token' in which, (query) => query.where('token_hash', '=', hashOf('token' in which ? which.token : '')))
    .$if('signIn' in which, (query) => query.where('token_hash', '=', bytesOf('signIn' in which ? which.signIn : '')))
    .$if('userId' in which, (query) => query.where('user_id', '=', 'userId' in which ? which.userId : ''))
    .$if('besides' in which && which.besides !== undefined, (query) =>
      query.where('token_hash', '!=', bytesOf(('besides' in which && which.besides) || '')),
    )
    .returning('user_id')
    .execute()
  rightsChanged(work, [...new Set(ended.map(({ user_id }) => user_id))])
}

function bytesOf(signIn: string): Buffer {
  return Buffer.from(signIn, 'hex')
}
