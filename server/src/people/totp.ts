import { Secret, TOTP } from 'otpauth'

const period = 30

/** As every authenticator reads it: SHA-1, six digits, 30 seconds (RFC 6238; `otpauth:` as Google Authenticator's key URI has it). */
function totpOf(secret: Secret, { issuer = '', label = '' } = {}): TOTP {
  return new TOTP({ ...(issuer && { issuer }), label, algorithm: 'SHA1', digits: 6, period, secret })
}

/** 160 bits, as RFC 4226 §4 recommends. @returns it in base32, and as the address in a QR code */
export function newTotp(names: { issuer: string; label: string }): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: totpOf(secret, names).toString() }
}

/** The time step that this code belongs to: now, or one before or after, for clocks that differ (RFC 6238 §5.2). */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(Secret.fromBase32(secret)).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}
