import {
  type EntryOrder,
  type FolderEntry,
  findFiles,
  listRecentFiles,
  listSharedFiles,
  listTrash,
  readFolder,
} from '@parley/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { filesKey, useRoots } from '../../folders/queries.ts'
import { ask, isRefused } from '../../live/index.ts'
import { useLiveFiles } from './use-live-files.ts'

const lists = { shared: listSharedFiles, recent: listRecentFiles, trash: listTrash } as const
export type View = keyof typeof lists | 'found' | 'folder'

export function viewOf(place: string | undefined): View {
  return place === 'shared' || place === 'recent' || place === 'trash' || place === 'found' ? place : 'folder'
}

/** What stands on the page: a folder's entries as far as they were read, or one of the lists. */
export function useEntries(place: string | undefined, q: string, order: EntryOrder) {
  const view = viewOf(place)
  const roots = useRoots()
  const folderId = view === 'folder' ? (place ?? roots.data?.roots.find(({ root }) => root === 'mine')?.id) : undefined
  const folder = useInfiniteQuery({
    queryKey: [...filesKey, 'folder', folderId, order],
    queryFn: ({ signal, pageParam }) =>
      ask(readFolder, { path: { entryId: folderId! }, query: { order, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ entries }) => entries.next ?? undefined,
    enabled: folderId !== undefined,
    refetchOnMount: 'always',
    refetchOnWindowFocus: true,
  })
  const list = useQuery({
    queryKey: [...filesKey, view, q],
    queryFn: ({ signal }) =>
      view === 'found'
        ? ask(findFiles, { query: { search: q || ' ' }, signal })
        : ask(lists[view as keyof typeof lists], { signal }),
    enabled: view !== 'folder',
    refetchOnMount: 'always',
  })
  // What is not theirs to see any more is not shown as it was.
  const pages = isRefused(folder.error, 'not-found') ? undefined : folder.data?.pages
  const first = pages?.[0]
  useLiveFiles(view, first && { folderId: first.folder.id, path: first.path, order })
  const entries: readonly FolderEntry[] | undefined =
    view === 'folder' ? pages?.flatMap(({ entries }) => entries.items) : list.data && sorted(list.data, order, view)
  const { error, refetch } = view === 'folder' ? (roots.error && !folderId ? roots : folder) : list
  return {
    view,
    entries,
    folder: first?.folder,
    path: first?.path ?? [],
    usage: roots.data?.usage,
    error,
    again: () => void refetch(),
    more: folder.hasNextPage && !folder.isFetchingNextPage ? () => void folder.fetchNextPage() : undefined,
  }
}

/** The lists are short and whole, so they are sorted here; as they come they are newest first. */
function sorted(entries: readonly FolderEntry[], order: EntryOrder, view: View): readonly FolderEntry[] {
  if (view !== 'found' && order === 'name') return entries
  const sign = order.startsWith('-') ? -1 : 1
  const by = {
    name: (one: FolderEntry, other: FolderEntry) => one.name.localeCompare(other.name),
    size: (one: FolderEntry, other: FolderEntry) => (one.file?.size ?? 0) - (other.file?.size ?? 0),
    changed: (one: FolderEntry, other: FolderEntry) => one.changedAt.localeCompare(other.changedAt),
  }[order.replace('-', '') as 'name' | 'size' | 'changed']
  return [...entries].sort((one, other) => sign * by(one, other))
}
