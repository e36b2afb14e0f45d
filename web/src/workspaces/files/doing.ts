import type { FolderEntry } from '@parley/contract'

/** What can be done with an entry on the page; who may is asked of its `right`. */
export interface Doing {
  open(entry: FolderEntry): void
  rename(entry: FolderEntry): void
  renamed(entry: FolderEntry, name: string): Promise<void>
  details(entry: FolderEntry): void
  place(how: 'copy' | 'move', entries: readonly FolderEntry[]): void
  trash(entries: readonly FolderEntry[]): void
  restore(entries: readonly FolderEntry[]): void
  erase(entries: readonly FolderEntry[]): void
}
