import { type ItemPage, type LiveEvent, listApps, listRelatedItems, type RelatedItems, readApp, readItem } from '@parley/contract'
import { type QueryClient, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { useFresh } from '../../use-ask-again.ts'

export const appsKey = ['apps'] as const
export const appKey = (appId: string) => ['app', appId] as const
export const itemKey = (itemId: string) => ['item', itemId] as const
/** All that is shown of an app's items: portions, counts, columns of a kanban. */
export const itemsKey = (appId: string) => ['items', appId] as const
export const viewsKey = (appId: string) => ['item-views', appId] as const
export const historyKey = (itemId: string) => ['item-history', itemId] as const
/** Sessions that an item is bound in, and what was said in each. */
export const itemSessionsKey = (itemId: string) => ['item-sessions', itemId] as const
/** Whom I can write to about an item. */
export const itemReachKey = (itemId: string) => ['item-reach', itemId] as const
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

/** What is shown of apps and items: what its keys begin with. */
const all: readonly QueryKey[] = [
  ...[appsKey, relatedKey],
  ...[appKey, itemsKey, viewsKey, itemKey, historyKey, itemSessionsKey, itemReachKey, itemFilesKey, commentsKey].map((keyOf) =>
    keyOf('').slice(0, 1),
  ),
  ['imports'],
]

/** Reads again what events tell of, and all of it with another snapshot: rights or the connection were others meanwhile. */
export function useFreshApps(): void {
  const queries = useQueryClient()
  useFresh(all, (event) => oldBy(queries, event))
}

/** What an event makes old. */
function oldBy(queries: QueryClient, event: LiveEvent): QueryKey[] {
  switch (event.name) {
    case 'app.changed':
      return [
        appsKey,
        appKey(event.appId),
        itemsKey(event.appId),
        viewsKey(event.appId),
        relatedKey,
        ...open(queries, event.appId),
      ]
    case 'items.changed':
      return [itemsKey(event.appId), ...counting(queries, event.appId)]
    case 'item.changed': {
      const own = [itemKey, historyKey, itemSessionsKey, itemReachKey, itemFilesKey].map((keyOf) => keyOf(event.itemId))
      return [itemsKey(event.appId), ...own, ...counting(queries, event.appId)]
    }
    case 'item.commented':
      return [commentsKey(event.itemId), itemFilesKey(event.itemId)]
    default:
      return []
  }
}

/** What is shown of single items of this app: fields may have come into sight. */
function open(queries: QueryClient, appId: string): QueryKey[] {
  const all = queries.getQueriesData<ItemPage>({ queryKey: [itemKey('')[0]] })
  const ids = all.flatMap(([, page]) => (page?.item.appId === appId ? [page.item.id] : []))
  return ids.flatMap((id) => [itemKey(id), historyKey(id), itemFilesKey(id)])
}

/** What counts items of this app among those that link somewhere. */
function counting(queries: QueryClient, appId: string): QueryKey[] {
  const all = queries.getQueriesData<readonly RelatedItems[]>({ queryKey: relatedKey })
  return all.flatMap(([key, related]) => (related?.some(({ app }) => app.id === appId) ? [key] : []))
}
