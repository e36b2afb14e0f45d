import type { LockOnCustomer } from '@parley/contract'
import { useNow } from '../../../ui/time.ts'

/** Those that have not ended meanwhile. */
export function useLocks(locks: readonly LockOnCustomer[]): LockOnCustomer[] {
  const now = useNow()
  return locks.filter(({ until }) => until === null || Date.parse(until) > now)
}
