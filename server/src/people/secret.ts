import { createHash, randomBytes } from 'node:crypto'

/** What only its holder knows: 256 random bits, for cookies and links. Only its hash is stored [reliability §5.2, §5.23]. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
