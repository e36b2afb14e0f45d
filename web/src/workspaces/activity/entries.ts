import {
  type ActivityAbout,
  type ActivityEntry,
  activityAbout,
  type LiveEvent,
  listActivity,
  type MyActivityEntry,
  mutedBy,
  readActivityEntry,
  readAllActivity,
  unreadActivityEntry,
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
/** What of the stream is shown [ui.md S17]. */
export interface Filter {
  unread: boolean
  about?: ActivityAbout | undefined
}

interface Portion {
  items: Shown[]
  next: string | null
}
type Portions = InfiniteData<Portion, string | undefined>

const whole = 'activity'
const keyOf = ({ unread, about }: Filter) => [whole, unread, about ?? ''] as const

/** The stream, kept true by events as long as it is looked at. */
export function useEntries(filter: Filter) {
  const queries = useQueryClient()
  const unread = useStore(workspace)?.unreadActivity.length ?? 0
  useEffect(() => onEvent((event) => hear(queries, event)), [queries])
  const found = useInfiniteQuery({
    queryKey: keyOf(filter),
    queryFn: async ({ pageParam: cursor, signal }): Promise<Portion> => {
      const query = {
        ...(filter.unread && { unread: '1' as const }),
        ...(filter.about && { about: filter.about }),
        ...(cursor !== undefined && { cursor }),
      }
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
  const before = queries.getQueriesData<Portions>({ queryKey: [whole] })
  const unread = workspace.get()?.unreadActivity ?? []
  hear(queries, { name: 'activity.read', entryId })
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

/** It counts again. */
export async function markUnread(queries: QueryClient, entryId: string): Promise<void> {
  try {
    await ask(unreadActivityEntry, { path: { entryId } })
    hear(queries, { name: 'activity.unread', entryId })
  } catch {
    toast({
      kind: 'error',
      text: t('ui.unreachable'),
      action: { label: t('ui.tryAgain'), run: () => void markUnread(queries, entryId) },
    })
  }
}

/** What of the stream is looked at follows what happens. */
function hear(queries: QueryClient, event: LiveEvent): void {
  for (const [key] of queries.getQueriesData<Portions>({ queryKey: [whole] })) {
    const [, unread, about] = key as ReturnType<typeof keyOf>
    const change = (items: (items: Shown[], at: number) => Shown[]) =>
      queries.setQueryData<Portions>(
        key,
        (was) => was && { ...was, pages: was.pages.map((page, at) => ({ ...page, items: items(page.items, at) })) },
      )
    const marked = (read: boolean, id: string | null) =>
      change((items) => items.map((item) => (id === null || item.id === id ? { ...item, read } : item)))
    if (event.name === 'activity.read') marked(true, event.entryId)
    else if (event.name === 'activity.unread') marked(false, event.entryId)
    else if (event.name === 'activity.added') {
      const entry = shownOf(event.entry)
      if ((unread && entry.read) || isMuted(entry) || (about && !isAbout(entry, about))) continue
      change((items, at) => (at > 0 || items.some(({ id }) => id === entry.id) ? items : placed(items, entry)))
      if (entry.kind === 'process-notice' && !entry.follows) void queries.invalidateQueries({ queryKey: key })
    }
  }
}

const isMuted = (entry: ActivityEntry) => mutedBy(entry).some((id) => workspace.get()?.notices.muted.includes(id))
const isAbout = ({ kind }: ActivityEntry, about: ActivityAbout) => (activityAbout[about] as readonly string[]).includes(kind)

/**
 * Whether I may go where it leads: what is mine, what I supervise, and items, whose followers may view them [ACT-06]. Whom a process
 * says something to need not have to do with it: the server knows.
 */
function mayFollow({ kind, session, liveChat }: ActivityEntry): boolean {
  const held = workspace.get()
  if (kind === 'process-notice') return held?.me.administrator ?? false
  if (kind === 'task-assigned' || kind === 'process-failed' || !session) return true
  const card = held?.sessions[session.id]
  const chat = held?.liveChats.find(({ id }) => id === liveChat?.id)
  if (chat?.supervisor || (card && card.operator?.id === held?.me.id)) return true
  return card?.state === 'queued'
}

function shownOf(entry: ActivityEntry): Shown {
  const own = entry.actor?.id === workspace.get()?.me.id
  return { ...entry, read: own, fresh: !own, follows: mayFollow(entry) }
}

/** Unread ones on top, own ones first among those that were read [ACT-01, ACT-04]. */
function placed(items: Shown[], entry: Shown): Shown[] {
  const at = entry.fresh ? 0 : items.findIndex(({ fresh }) => !fresh)
  return at < 0 ? [...items, entry] : items.toSpliced(at, 0, entry)
}
