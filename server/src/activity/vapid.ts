import { importJWK, SignJWT } from 'jose'
import type { Means } from '../platform/means.ts'
import { pushKeys } from './push-keys.ts'

/** Who asks a push service, for the next hours: `vapid t=<JWT>, k=<public key>` (RFC 8292 §3). */
export async function vapidFor(means: Pick<Means, 'database' | 'secrets' | 'urls'>, endpoint: string): Promise<string> {
  const { publicKey, privateKey } = await pushKeys(means)
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const key = await importJWK({ kty: 'EC', crv: 'P-256', x, y, d: privateKey }, 'ES256')
  const subject = means.urls.app.startsWith('https:') ? means.urls.app : 'mailto:parley@localhost.localdomain'
  const token = new SignJWT({})
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime('12 h')
    .setSubject(subject)
  return `vapid t=${await token.sign(key)}, k=${publicKey}`
}
