import { copyEntry, editEntry, emptyTrash, eraseEntry, type FolderEntry, restoreEntry, trashEntry } from '@parley/contract'
import type { QueryClient } from '@tanstack/react-query'
import { v7 } from 'uuid'
import { attempt } from '../../folders/attempt.ts'
import { againFiles } from '../../folders/queries.ts'
import { t } from '../../folders/words.ts'
import { ask } from '../../live/index.ts'
import { toast } from '../../ui/toasts.tsx'

type Entries = readonly FolderEntry[]

/** One after the other; what is refused is told, and the others are done all the same. Gives those that were. */
async function each(queries: QueryClient, entries: Entries, run: (entry: FolderEntry) => Promise<unknown>): Promise<Entries> {
  const done: FolderEntry[] = []
  for (const entry of entries) {
    const answer = await attempt(async () => ((await run(entry)) ?? true) as unknown)
    if (answer !== undefined) done.push(entry)
  }
  await againFiles(queries)
  return done
}

export async function trash(queries: QueryClient, entries: Entries): Promise<void> {
  const done = await each(queries, entries, ({ id }) => ask(trashEntry, { path: { entryId: id } }))
  if (done.length === 0) return
  const undo = () => void restore(queries, done)
  toast({ kind: 'done', text: t('files.trashed', { count: done.length }), undo })
}

export async function restore(queries: QueryClient, entries: Entries): Promise<void> {
  const done = await each(queries, entries, ({ id }) => ask(restoreEntry, { path: { entryId: id } }))
  for (const { name } of done) toast({ kind: 'done', text: t('files.restored', { name }) })
}

export const erase = (queries: QueryClient, entries: Entries) =>
  each(queries, entries, ({ id }) => ask(eraseEntry, { path: { entryId: id } }))

export async function eraseAll(queries: QueryClient): Promise<void> {
  await attempt(() => ask(emptyTrash))
  await againFiles(queries)
}

export async function bring(queries: QueryClient, how: 'copy' | 'move', entries: Entries, parentId: string): Promise<void> {
  const done = await each(queries, entries, ({ id }) =>
    how === 'move'
      ? ask(editEntry, { path: { entryId: id }, body: { parentId } })
      : ask(copyEntry, { path: { entryId: id, copyId: v7() }, body: { parentId } }),
  )
  if (done.length > 0) toast({ kind: 'done', text: t(how === 'move' ? 'files.moved' : 'files.copied', { count: done.length }) })
}

export async function rename(queries: QueryClient, { id }: FolderEntry, name: string): Promise<boolean> {
  const done = await attempt(() => ask(editEntry, { path: { entryId: id }, body: { name } }))
  await againFiles(queries)
  return done !== undefined
}
