import { type ItemSession, listItemSessions } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { itemSessionsKey } from '../queries.ts'

export interface ItemSessions {
  sessions: readonly ItemSession[]
  more: (() => void) | undefined
}

/** Sessions of this item that I may read; where there are none, the page has no tab for them [BND-15, ACC-12]. */
export function useItemSessions(itemId: string): ItemSessions {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: itemSessionsKey(itemId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      ask(listItemSessions, { path: { itemId }, query: cursor === undefined ? {} : { cursor }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  return { sessions: data?.pages.flatMap(({ items }) => items) ?? [], more: hasNextPage ? () => void fetchNextPage() : undefined }
}
