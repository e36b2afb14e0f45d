import { type App, listInstances, listProcesses, type ProcessRow } from '@parley/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { instancesKey, processesKey } from '../../../instances/index.ts'
import { ask } from '../../../live/index.ts'
import { useAskAgain } from '../../../use-ask-again.ts'

/** Processes of this app that I may start for its items [APP-10]. */
export function useAppProcesses({ id, rights }: App): readonly ProcessRow[] {
  const queryKey = [...processesKey, 'startable']
  const { data = [] } = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(listProcesses, { query: { startable: '1' }, signal }),
    enabled: rights.processes,
    refetchOnMount: 'always',
  })
  useAskAgain(queryKey, ({ name }) => name === 'process.changed')
  return rights.processes ? data.filter(({ app }) => app?.id === id) : []
}

/** What runs or ran for this item and is mine to open, the newest first [BPR-05]. */
export function useItemInstances(itemId: string) {
  const queryKey = [...instancesKey, 'item', itemId]
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      ask(listInstances, { query: { itemId, ...(cursor !== undefined && { cursor }) }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  useAskAgain(queryKey, ({ name }) => name === 'instance.changed')
  return {
    instances: data?.pages.flatMap(({ items }) => items),
    error,
    again: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  }
}

export type ItemInstances = ReturnType<typeof useItemInstances>
