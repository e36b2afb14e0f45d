import { type ItemPage, listApps, listRelatedItems, type RelatedItems, readApp, readItem } from '@parley/contract'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, askAgain } from '../../live/index.ts'
import { onEvent } from '../../workspace.ts'

export const appsKey = ['apps'] as const
export const appKey = (appId: string) => ['app', appId] as const
export const itemKey = (itemId: string) => ['item', itemId] as const
/** All that is shown of an app's items: portions, counts, columns of a kanban. */
export const itemsKey = (appId: string) => ['items', appId] as const
export const viewsKey = (appId: string) => ['item-views', appId] as const
export const historyKey = (itemId: string) => ['item-history', itemId] as const
/** Sessions that an item is bound in, and what was said in each. */
export const itemSessionsKey = (itemId: string) => ['item-sessions', itemId] as const
/** Files in an item's fields and comments. */
export const itemFilesKey = (itemId: string) => ['item-files', itemId] as const
/** By which fields of which apps items link to an item. */
const relatedKey = ['related-items'] as const
export const commentsKey = (itemId: string) => ['item-comments', itemId] as const

/** The apps that I may view. */
export function useApps() {
  return useQuery({ queryKey: appsKey, queryFn: ({ signal }) => ask(listApps, { signal }), refetchOnMount: 'always' })
}

export function useApp(appId: string) {
  return useQuery({
    queryKey: appKey(appId),
    queryFn: ({ signal }) => ask(readApp, { path: { appId }, signal }),
    staleTime: 30_000,
  })
}

export function useItem(itemId: string) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: itemKey(itemId),
    queryFn: async ({ signal }) => {
      const now = await ask(readItem, { path: { itemId }, signal })
      // What a save found doubtful is only told in its answer.
      const was = queries.getQueryData<ItemPage>(itemKey(itemId))
      return was?.item.version === now.item.version ? { ...now, warnings: was.warnings } : now
    },
    // What happened while nobody looked was not heard here.
    refetchOnMount: 'always',
  })
}

export function useRelated(itemId: string): readonly RelatedItems[] {
  const { data = [] } = useQuery({
    queryKey: [...relatedKey, itemId],
    queryFn: ({ signal }) => ask(listRelatedItems, { path: { itemId }, signal }),
    refetchOnMount: 'always',
  })
  return data
}

/** Reads again what events tell of, as long as somebody looks at apps. */
export function useFreshApps(): void {
  const queries = useQueryClient()
  useEffect(() => onEvent((event) => void refresh(queries, event)), [queries])
}

async function refresh(queries: QueryClient, event: Parameters<Parameters<typeof onEvent>[0]>[0]): Promise<void> {
  const again = (...keys: (readonly string[])[]) => Promise.all(keys.map((queryKey) => askAgain(queries, queryKey)))
  if (event.name === 'app.changed') await again(appsKey, appKey(event.appId), itemsKey(event.appId), relatedKey)
  if (event.name === 'items.changed') await again(itemsKey(event.appId), ...counting(queries, event.appId))
  if (event.name === 'item.changed') {
    const { appId, itemId } = event
    const own = [itemKey, historyKey, itemSessionsKey, itemFilesKey].map((keyOf) => keyOf(itemId))
    await again(itemsKey(appId), ...own, ...counting(queries, appId))
  }
  if (event.name === 'item.commented') await again(commentsKey(event.itemId), itemFilesKey(event.itemId))
}

/** What counts items of this app among those that link somewhere. */
function counting(queries: QueryClient, appId: string): string[][] {
  const all = queries.getQueriesData<readonly RelatedItems[]>({ queryKey: relatedKey })
  return all.flatMap(([key, related]) => (related?.some(({ app }) => app.id === appId) ? [key as string[]] : []))
}
