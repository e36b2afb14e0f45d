import {
  type ActivityEntry,
  type LiveEvent,
  listActivity,
  type MyActivityEntry,
  readActivityEntry,
  readAllActivity,
} from '@parley/contract'
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { onEvent, workspace } from '../../workspace.ts'

/** `fresh`: it was unread when it came into sight, and stays where it is when it is marked. */
export type Shown = MyActivityEntry & { fresh: boolean }
export type Filter = 'all' | 'unread'

interface Portion {
  items: Shown[]
  next: string | null
}
type Portions = InfiniteData<Portion, string | undefined>

const keyOf = (filter: Filter) => ['activity', filter]

/** The stream, kept true by events as long as it is looked at. */
export function useEntries(filter: Filter) {
  const queries = useQueryClient()
  const unread = useStore(workspace)?.unreadActivity.length ?? 0
  useEffect(() => onEvent((event) => hear(queries, filter, event)), [queries, filter])
  const found = useInfiniteQuery({
    queryKey: keyOf(filter),
    queryFn: async ({ pageParam: cursor, signal }): Promise<Portion> => {
      const query = { ...(filter === 'unread' && { unread: '1' as const }), ...(cursor !== undefined && { cursor }) }
      const { items, next } = await ask(listActivity, { query, signal })
      return { items: items.map((item) => ({ ...item, fresh: !item.read })), next }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // What happened while nobody looked was not heard here.
    refetchOnMount: 'always',
    gcTime: 0,
  })
  const seen = new Set<string>()
  const entries = (found.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => !seen.has(id) && seen.add(id))
  return { ...found, entries, unread }
}

/** Marked on the screen at once, and back again if the server does not take it. */
export async function markRead(queries: QueryClient, entryId: string | null): Promise<void> {
  const before = [keyOf('all'), keyOf('unread')].map((key) => [key, queries.getQueryData<Portions>(key)] as const)
  const unread = workspace.get()?.unreadActivity ?? []
  for (const filter of ['all', 'unread'] as const) hear(queries, filter, { name: 'activity.read', entryId })
  workspace.set((was) => was && { ...was, unreadActivity: entryId === null ? [] : unread.filter((id) => id !== entryId) })
  try {
    await (entryId === null ? ask(readAllActivity) : ask(readActivityEntry, { path: { entryId } }))
  } catch {
    for (const [key, data] of before) queries.setQueryData(key, data)
    workspace.set((was) => was && { ...was, unreadActivity: unread })
    const action = { label: t('ui.tryAgain'), run: () => void markRead(queries, entryId) }
    toast({ kind: 'error', text: t('ui.unreachable'), action })
  }
}

function hear(queries: QueryClient, filter: Filter, event: LiveEvent): void {
  const change = (items: (items: Shown[], at: number) => Shown[]) =>
    queries.setQueryData<Portions>(
      keyOf(filter),
      (was) => was && { ...was, pages: was.pages.map((page, at) => ({ ...page, items: items(page.items, at) })) },
    )
  if (event.name === 'activity.added') {
    const entry = shownOf(event.entry)
    if (filter === 'unread' && entry.read) return
    change((items, at) => (at > 0 || items.some(({ id }) => id === entry.id) ? items : placed(items, entry)))
  } else if (event.name === 'activity.read') {
    change((items) => items.map((item) => (event.entryId === null || item.id === event.entryId ? { ...item, read: true } : item)))
  }
}

function shownOf(entry: ActivityEntry): Shown {
  const own = entry.actor?.id === workspace.get()?.me.id
  return { ...entry, read: own, fresh: !own }
}

/** Unread ones on top, own ones first among those that were read [ACT-01, ACT-04]. */
function placed(items: Shown[], entry: Shown): Shown[] {
  const at = entry.fresh ? 0 : items.findIndex(({ fresh }) => !fresh)
  return at < 0 ? [...items, entry] : items.toSpliced(at, 0, entry)
}
