import * as oidc from 'openid-client'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { cookieOf, readCookie } from './cookie.ts'
import { type Given, isSecure } from './given.ts'
import { hashOf, newSecret } from './secret.ts'
import { type Entering, enter } from './sign-in.ts'
import { discover, openSecret } from './sso-client.ts'
import { readSso, redirectUriOf } from './sso-settings.ts'
import { type Claims, userOf } from './sso-user.ts'

/** In seconds: how long somebody may take at the provider. */
const patience = 600

/** Authorization code with PKCE, state and nonce (RFC 6749, RFC 7636, OpenID Connect Core §3.1). @returns where to go */
export async function startSso(database: Database, given: Given, to: string, { request, reply }: Entering): Promise<string> {
  const sso = await readSso(database)
  if (!sso.on) throw new Refusal('sso-off')
  const config = await discover({ ...sso, secret: openSecret(given.secrets, sso) })
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [newSecret(), oidc.randomNonce()]
  const secure = isSecure(given)
  // Two windows of one browser may be under way at once.
  const browser = readCookie(request.headers, secure, 'sso') ?? newSecret()
  await database.db
    .insertInto('sso_attempts')
    .values({
      state_hash: hashOf(state),
      browser_hash: hashOf(browser),
      nonce,
      verifier,
      issuer: sso.issuer,
      client_id: sso.clientId,
      goes_to: to,
    })
    .execute()
  reply.header('set-cookie', cookieOf(browser, secure, patience, 'sso'))
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUriOf(given.urls),
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  }).href
}

/** `answer`: what stood behind the question mark. @returns who came in, and where they wanted to go */
export async function finishSso(database: Database, given: Given, answer: string, entering: Entering) {
  const sso = await readSso(database)
  if (!sso.on) throw new Refusal('sso-off')
  const state = new URLSearchParams(answer).get('state') ?? ''
  const attempt = await takeAttempt(database, state, readCookie(entering.request.headers, isSecure(given), 'sso'))
  // Another provider since: what the old one says counts no longer.
  if (!attempt || attempt.issuer !== sso.issuer || attempt.client_id !== sso.clientId) throw new Refusal('sso-expired')
  const config = await discover({ ...sso, secret: openSecret(given.secrets, sso) })
  const claims = await claimsOf(config, new URL(`${redirectUriOf(given.urls)}?${answer}`), {
    pkceCodeVerifier: attempt.verifier,
    expectedState: state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  }).catch((error: unknown) => {
    throw refusalFor(error, given)
  })
  const userId = await transaction(database, async (work) => {
    const user = await userOf(work, sso, claims)
    await enter(work, given, user, entering, 'sso')
    return user.id
  })
  return { userId, to: attempt.goes_to }
}

/** Taken out by whoever asks first, in the browser that began it: no answer counts twice. */
async function takeAttempt({ db }: Database, state: string, browser: string | undefined) {
  if (browser === undefined) return undefined
  return db
    .deleteFrom('sso_attempts')
    .where('state_hash', '=', hashOf(state))
    .where('browser_hash', '=', hashOf(browser))
    .where('created_at', '>', new Date(Date.now() - patience * 1000))
    .returning(['nonce', 'verifier', 'issuer', 'client_id', 'goes_to'])
    .executeTakeFirst()
}

/** Of the ID token, whose signature, issuer, audience, time and nonce have been checked, over those of the user info. */
async function claimsOf(config: oidc.Configuration, answer: URL, checks: oidc.AuthorizationCodeGrantChecks): Promise<Claims> {
  const tokens = await oidc.authorizationCodeGrant(config, answer, checks)
  const claims = tokens.claims()!
  const more = config.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
    : undefined
  return { ...more, ...claims }
}

function refusalFor(error: unknown, { logger }: Pick<Given, 'logger'>): Refusal {
  if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') return new Refusal('sso-denied')
  logger.warn({ err: error }, 'an answer of the identity provider was refused')
  const away = error instanceof TypeError || (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name))
  return new Refusal(away ? 'sso-unreachable' : 'sso-failed')
}
