import type { FastifyRequest } from 'fastify'
import { deviceWords } from '../../../people/index.ts'

/** Browser and system as their User-Agent says, like `Firefox · Linux`; undefined where neither is known [VIS-01]. */
export function browserOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { browser, system } = deviceWords(headers['user-agent'] ?? '')
  return [browser, system].filter(Boolean).join(' · ') || undefined
}

/**
 * The country as the header says it that administrators name; believed from a trusted proxy alone, since anybody can send one.
 * Nothing is looked up anywhere [VIS-01].
 */
export function countryOf(
  { headers, ips }: Pick<FastifyRequest, 'headers' | 'ips'>,
  header: string | undefined,
): string | undefined {
  if (header === undefined || (ips?.length ?? 0) < 2) return undefined
  const said = headers[header]
  const code = typeof said === 'string' ? said.trim().toUpperCase() : ''
  // XX and T1 are what a proxy says of whom it does not know.
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : undefined
}
