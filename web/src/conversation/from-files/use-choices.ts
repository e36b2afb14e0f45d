import { readBindings, readFolder, readItem, type File as Sent } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { filesKey } from '../../folders/queries.ts'
import { ask } from '../../live/index.ts'

/** The files in a folder, the first 200 entries of it. */
export function useFilesIn(entryId: string | undefined) {
  return useQuery({
    queryKey: [...filesKey, 'files-in', entryId],
    queryFn: async ({ signal }) => {
      const { entries } = await ask(readFolder, { path: { entryId: entryId! }, query: {}, signal })
      return entries.items.flatMap(({ file }) => file ?? [])
    },
    enabled: entryId !== undefined,
  })
}

/** What stands in fields of the items that are bound to the session, as far as they are ours to see [CMP-12]. */
export function useFilesOfItems(sessionId: string | undefined): readonly Sent[] {
  const { data } = useQuery({
    queryKey: ['files-of-items', sessionId],
    queryFn: async ({ signal }) => {
      const { account, registered } = await ask(readBindings, { path: { sessionId: sessionId! }, signal })
      const ids = [account, ...registered].flatMap((block) => block?.items.flatMap(({ id }) => id ?? []) ?? [])
      const pages = await Promise.all(
        ids.slice(0, 20).map((itemId) => ask(readItem, { path: { itemId }, signal }).catch(() => null)),
      )
      return pages.flatMap((page) => (page ? Object.values(page.refs.files) : []))
    },
    enabled: sessionId !== undefined,
    staleTime: 0,
  })
  return data ?? []
}
