import { errors, type JWTPayload, jwtVerify } from 'jose'
import { Refusal } from '../../../platform/refusal.ts'

/** Who a visitor is, as the website has signed it. */
export interface Identity {
  /** The website's own id of them (`sub`). */
  externalId: string
  /** Of this token; each is good once. */
  jti: string | undefined
  expiresAt: Date
  name?: string
  email?: string
  phone?: string
}

/** How far ahead a token may expire, and how far clocks may differ (s). */
const longest = 600
const leeway = 30

/**
 * A JWT signed by HS256 with one of the channel's secrets (RFC 7519, RFC 8725 §3.1: the algorithm is ours to say). Throws
 * `identity-expired`, or `identity-invalid` for everything else that is wrong with it.
 */
export async function verifyIdentity(token: string, secrets: readonly string[]): Promise<Identity> {
  for (const secret of secrets) {
    try {
      const key = new TextEncoder().encode(secret)
      const options = { algorithms: ['HS256'], requiredClaims: ['sub', 'exp', 'iat'], clockTolerance: leeway }
      return read((await jwtVerify(token, key, options)).payload)
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue
      if (error instanceof errors.JWTExpired) throw new Refusal('identity-expired')
      if (error instanceof errors.JOSEError) break
      throw error
    }
  }
  throw new Refusal('identity-invalid')
}

function read({ sub, exp, jti, name, email, phone }: JWTPayload): Identity {
  const ahead = (exp ?? Number.POSITIVE_INFINITY) - Date.now() / 1000
  const isText = (value: unknown, most: number) =>
    value === undefined || (typeof value === 'string' && value.length <= most && !/[\p{Cc}\p{Cs}]/u.test(value))
  const isRight = [sub, name, email, phone].every((value) => isText(value, 200)) && isText(jti, 100)
  if (!sub || !isRight || ahead > longest + leeway) throw new Refusal('identity-invalid')
  const given = { name, email, phone } as Pick<Identity, 'name' | 'email' | 'phone'>
  return {
    externalId: sub,
    jti,
    expiresAt: new Date((exp! + leeway) * 1000),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim())),
  }
}
