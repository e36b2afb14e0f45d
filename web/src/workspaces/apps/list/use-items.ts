import { countItems, type ItemFilter, type ItemRefs, listItems } from '@parley/contract'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '../../../live/index.ts'
import { noRefs, withRefs } from '../fields/index.ts'
import { itemsKey } from '../queries.ts'
import { chosenBy, type Look } from './look.ts'
import { refsWith } from './system.ts'

type Chosen = Pick<Look, 'search' | 'filters' | 'deleted' | 'order'>

/** Portions of what is chosen, with values of the fields that are shown. */
export function useItems(appId: string, look: Chosen, codes: readonly string[], more: readonly ItemFilter[] = []) {
  const fields = codes.filter((code) => !code.startsWith('_')).join(',')
  const chosen = chosenBy({ ...look, filters: [...look.filters, ...more] })
  const found = useInfiniteQuery({
    queryKey: [...itemsKey(appId), 'portions', chosen, look.order, fields],
    queryFn: ({ pageParam, signal }) =>
      ask(listItems, {
        path: { appId },
        query: { ...chosen, order: look.order, ...(fields && { fields }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const { data } = found
  const items = useMemo(() => {
    const all = data?.pages.flatMap((page) => page.items)
    return all && [...new Map(all.map((item) => [item.id, item])).values()]
  }, [data])
  const refs = useMemo(
    () =>
      refsWith(
        (data?.pages ?? []).reduce<ItemRefs>((all, page) => withRefs(all, page.refs), noRefs),
        items ?? [],
      ),
    [data, items],
  )
  return { ...found, items, refs }
}

export function useCounts(appId: string, look: Pick<Look, 'search' | 'filters' | 'deleted'>) {
  const chosen = chosenBy(look)
  return useQuery({
    queryKey: [...itemsKey(appId), 'counts', chosen],
    queryFn: ({ signal }) => ask(countItems, { path: { appId }, query: chosen, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  }).data
}

/** Counted up to this many. */
export const COUNTED = 1000
