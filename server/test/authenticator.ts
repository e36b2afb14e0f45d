import { confirmSecondFactor, startSecondFactor } from '@parley/contract'
import { Secret, TOTP } from 'otpauth'
import type { Client } from './client.ts'

/** What an authenticator shows for this secret, `ahead` steps of 30 seconds from now. */
export function codeOf(secret: string, ahead = 0): string {
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + ahead * 30_000 })
}

/** A code that no clock near ours shows. */
export function wrongCodeOf(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((ahead) => codeOf(secret, ahead))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!
}

/** Turns the second factor on, with the code of now: the next one is for signing in. */
export async function secondFactorOf(client: Client) {
  const { secret, uri } = await client.get(startSecondFactor)
  const { backupCodes } = await client.get(confirmSecondFactor, { body: { code: codeOf(secret) } })
  return { secret, uri, backupCodes }
}
