import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal.ts'

/** How often: each is a setting `limits.<name>` with this default, read whenever it is asked (reliability §5.32). */
export const defaultLimits = {
  apiPerMinute: 600,
  visitorMessagesPerMinute: 20,
  visitorUploadsPerMinute: 5,
  operatorMessagesPerMinute: 120,
  newVisitorsPerMinute: 30,
  signInFailuresPerAccount: 10,
  signInFailuresPerAddress: 10,
} as const

export type Limit = keyof typeof defaultLimits

/** In seconds; a minute unless named. */
const windows: Partial<Record<Limit, number>> = { signInFailuresPerAccount: 900, signInFailuresPerAddress: 900 }

export interface Limits {
  /** Counts one; throws `too-many-requests` with the seconds to wait when it is one too many. */
  take(limit: Limit, key: string): Promise<void>
  /** Throws as `take` does where there is nothing left, and counts nothing: for what only counts when it fails. */
  check(limit: Limit, key: string): Promise<void>
  /** Starts anew, as after a sign-in that went well. */
  forget(limit: Limit, key: string): Promise<void>
}

export type Consumer = Pick<RateLimiterMemory, 'consume' | 'get' | 'delete'> & { points: number }

/** `read` gives the number as it is set now; `make` another store than this process's memory. */
export function limitsOf(read: (limit: Limit) => number, make: (limit: Limit, seconds: number) => Consumer = inMemory): Limits {
  const limiters = new Map<Limit, Consumer>()
  const limiterOf = (limit: Limit) => {
    let limiter = limiters.get(limit)
    if (!limiter) {
      limiter = make(limit, windows[limit] ?? 60)
      limiters.set(limit, limiter)
    }
    limiter.points = read(limit)
    return limiter
  }
  return {
    async take(limit, key) {
      await limiterOf(limit).consume(key).catch(refused)
    },
    async check(limit, key) {
      const limiter = limiterOf(limit)
      const found = await limiter.get(key)
      if (found && found.consumedPoints >= limiter.points) refused(found)
    },
    async forget(limit, key) {
      await limiterOf(limit).delete(key)
    },
  }
}

function inMemory(limit: Limit, seconds: number): Consumer {
  return new RateLimiterMemory({ keyPrefix: limit, points: 1, duration: seconds })
}

function refused(found: RateLimiterRes | Error): never {
  if (found instanceof Error) throw found
  throw new Refusal('too-many-requests', { retryAfter: Math.max(1, Math.ceil(found.msBeforeNext / 1000)) })
}

/** One household has one IPv4 address, or one /64 of IPv6. */
export function addressKey(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '')
  const [head = '', tail = ''] = ip.split('%')[0]!.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  while (ip.includes('::') && groups.length + rest.length < 8) groups.push('0')
  return [...groups, ...rest].slice(0, 4).join(':')
}
