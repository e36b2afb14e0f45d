import { type EntryOrder, type FolderEntry, type LiveEvent, readEntry, type readFolder, type StaticOf } from '@parley/contract'
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { againFiles, filesKey } from '../../folders/queries.ts'
import { ask, askAgain, isRefused } from '../../live/index.ts'
import { onEvent } from '../../workspace.ts'
import type { View } from './use-entries.ts'

interface Open {
  folderId: string
  path: readonly FolderEntry[]
  order: EntryOrder
}

type Pages = InfiniteData<StaticOf<(typeof readFolder)['reply']>>

const SOON = 150
/** So many are looked at one by one; of more the list is read again. */
const FEW = 10

/** What others do to files is seen where it is looked at [FIL-06]: an entry changes where it stands; what comes or moves is read in its order. */
export function useLiveFiles(view: View, open: Open | undefined): void {
  const queries = useQueryClient()
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const changed = new Set<string>()
    let all = false
    let tree = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = async () => {
      timer = undefined
      const [ids, again, folders, now] = [[...changed], all || changed.size > FEW, tree, latest.current]
      changed.clear()
      all = tree = false
      if (again || (ids.length > 0 && (!now || view !== 'folder'))) return void againFiles(queries)
      if (folders) void askAgain(queries, [...filesKey, 'folders'])
      for (const id of ids) if (!(await patch(queries, now!, id))) return void againFiles(queries)
    }
    const heard = (event: LiveEvent) => {
      // With other rights anything may have come or gone.
      if (event.name === 'rights.changed') all = true
      else if (event.name !== 'folder.changed') return
      else if (concerns(event, view, latest.current)) changed.add(event.entryId)
      else tree = true
      timer ??= setTimeout(() => void settle(), SOON)
    }
    const deaf = onEvent(heard)
    return () => {
      deaf()
      clearTimeout(timer)
    }
  }, [queries, view])
}

type Changed = Extract<LiveEvent, { name: 'folder.changed' }>

function concerns({ folderId, entryId }: Changed, view: View, open: Open | undefined): boolean {
  if (view !== 'folder' || !open) return true
  return folderId === open.folderId || entryId === open.folderId || open.path.some(({ id }) => id === entryId)
}

/** Whether it could be changed where it stands. */
async function patch(queries: QueryClient, { folderId, order }: Open, id: string): Promise<boolean> {
  const queryKey = [...filesKey, 'folder', folderId, order]
  const there = queries.getQueryData<Pages>(queryKey)?.pages.flatMap(({ entries }) => entries.items)
  const was = there?.find((one) => one.id === id)
  if (!was) return false
  const now = await ask(readEntry, { path: { entryId: id } }).catch((error) => (isRefused(error) ? undefined : was))
  if (now && (now.parentId !== folderId || placeOf(now, order) !== placeOf(was, order))) return false
  queries.setQueryData<Pages>(
    queryKey,
    (held) =>
      held && {
        ...held,
        pages: held.pages.map((page) => ({
          ...page,
          entries: { ...page.entries, items: page.entries.items.flatMap((one) => (one.id !== id ? one : now ? [now] : [])) },
        })),
      },
  )
  return true
}

function placeOf({ name, file, changedAt }: FolderEntry, order: EntryOrder): string {
  const by = { name: '', size: file?.size ?? 0, changed: changedAt }[order.replace('-', '') as 'name' | 'size' | 'changed']
  return `${by} ${name}`
}
