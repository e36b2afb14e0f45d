import { listItemFiles } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { itemFilesKey } from '../queries.ts'

export type FilesFound = ReturnType<typeof useItemFiles>

/** Files in the item's fields and comments; where there are none, the page has no tab for them. */
export function useItemFiles(itemId: string) {
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: itemFilesKey(itemId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      ask(listItemFiles, { path: { itemId }, query: cursor === undefined ? {} : { cursor }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  const more = hasNextPage ? () => void fetchNextPage() : undefined
  return { files: data?.pages.flatMap(({ items }) => items) ?? [], more, coming: isFetchingNextPage, error }
}
