import { readCustomer, readItem } from '@parley/contract'
import { useQueries } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import type { Found } from './filters.ts'

/** How those that a filter names by id are called; what is gone or not theirs to see has no name. */
export function useNames(of: Found, ids: readonly string[]): ReadonlyMap<string, string> {
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['name-of', of, id],
      staleTime: 300_000,
      retry: false,
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        of === 'items'
          ? (await ask(readItem, { path: { itemId: id }, signal })).item.name
          : (await ask(readCustomer, { path: { customerId: id }, signal })).customer.name,
    })),
  })
  return new Map(ids.flatMap((id, at) => (asked[at]?.data === undefined ? [] : [[id, asked[at].data] as const])))
}
