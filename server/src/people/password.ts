import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../platform/refusal.ts'
import { isKnown } from './known-passwords.ts'

const shortest = 12

/**
 * Long enough and not one of those that everybody tries first; no rules about which characters [ASVS 6.2, reliability §5.22].
 * `about`: what is known of the person, like name and e-mail, none of which is a password by itself.
 */
export function checkPassword(password: string, about: readonly string[] = []): void {
  const plain = password.normalize('NFKC').toLowerCase()
  const isAbout = about.some((word) => word.length >= 4 && plain.replace(word.toLowerCase(), '').length < 4)
  if ([...password].length < shortest || isKnown(plain) || isAbout) throw new Refusal('password-weak', { field: '/password' })
}

/** argon2id with 19 MiB, two passes, one lane: what OWASP asks for at least. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'))
}

let nobodys: Promise<string> | undefined

/** Takes as long where there is no password, so that nobody learns who has one [reliability §5.22]. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword('nobody signs in with this')
  const right = await verify(stored ?? (await nobodys), password.normalize('NFKC'))
  return right && stored != null
}
