import type { FolderEntry } from '@parley/contract'
import { store } from '../../store.ts'

/** What was copied or cut, and waits to be pasted. */
export const clipboard = store<{ how: 'copy' | 'move'; entries: readonly FolderEntry[] } | undefined>(undefined)
