import { useDebouncedValue } from '@mantine/hooks'
import { type LockList, type LockType, listLockEntries } from '@parley/contract'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, askAgain } from '../../../live/index.ts'
import { onEvent } from '../../../workspace.ts'

export interface Filters {
  list: LockList
  search: string
  type: LockType | null
  deleted: boolean
}

/** Entries that fit, kept true by the log. */
export function useEntries({ list, search, type, deleted }: Filters) {
  const queries = useQueryClient()
  const [words] = useDebouncedValue(search.trim(), 200)
  useEffect(
    () =>
      onEvent(({ name }) => {
        if (name === 'locks.changed') void askAgain(queries, ['lock-entries'])
      }),
    [queries],
  )
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
