import { useDebouncedValue } from '@mantine/hooks'
import { type LockList, type LockType, listLockEntries } from '@parley/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { useAskAgain } from '../../../use-ask-again.ts'

export interface Filters {
  list: LockList
  search: string
  type: LockType | null
  deleted: boolean
}

/** Entries that fit, kept true by the log. */
export function useEntries({ list, search, type, deleted }: Filters) {
  const [words] = useDebouncedValue(search.trim(), 200)
  useAskAgain(['lock-entries'], ({ name }) => name === 'locks.changed')
  return useInfiniteQuery({
    queryKey: ['lock-entries', list, words, type, deleted],
    initialPageParam: undefined as string | undefined,
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const asked = { list, ...(words && { search: words }), ...(type && { type }), ...(deleted && { deleted: 'yes' as const }) }
      return ask(listLockEntries, { query: { ...asked, ...(pageParam && { cursor: pageParam }) }, signal })
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
