import { type FolderEntry, listRoots, readFolder } from '@parley/contract'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { ask, askAgain } from '../live/index.ts'
import { remembered } from '../store.ts'
import { t } from './words.ts'

/** All that is shown of files begins with this key, so that one word reads it again. */
export const filesKey = ['kept-files'] as const
export const againFiles = (queries: QueryClient) => askAgain(queries, filesKey)

/** Where the last copy was saved; offered first the next time [ui.md S19]. */
export const lastFolder = remembered<{ id: string }>('lastFolder', { id: '' })

export function useRoots() {
  return useQuery({
    queryKey: [...filesKey, 'roots'],
    queryFn: ({ signal }) => ask(listRoots, { signal }),
    refetchOnMount: 'always',
  })
}

/** The folders in a folder, the first 200. */
export function useFolders(entryId: string, enabled = true) {
  return useQuery({
    queryKey: [...filesKey, 'folders', entryId],
    queryFn: ({ signal }) => ask(readFolder, { path: { entryId }, query: { only: 'folders' }, signal }),
    enabled: enabled && entryId !== '',
    staleTime: 5_000,
  })
}

export function nameOf({ root, name }: Pick<FolderEntry, 'root' | 'name'>): string {
  return root === 'mine' ? t('files.mine') : root === 'company' ? t('files.company') : name
}

/** "My Files / Customers / Maria" */
export function pathName(path: readonly FolderEntry[], folder: FolderEntry): string {
  return [...path, folder].map(nameOf).join(' / ')
}
