import { allows, type FolderEntry } from '@parley/contract'
import { useEffect, useRef } from 'react'
import { t } from '../../folders/words.ts'
import { useStore } from '../../store.ts'
import { type Action, useActions } from '../../ui/actions.ts'
import { announce } from '../../ui/announce.tsx'
import { clipboard } from './clipboard.ts'
import type { Doing } from './doing.ts'
import type { View } from './use-entries.ts'

interface Keyed {
  view: View
  chosen: readonly FolderEntry[]
  all: readonly FolderEntry[]
  select: (ids: ReadonlySet<string>) => void
  folder: FolderEntry | undefined
  doing: Doing
  paste: (how: 'copy' | 'move', entries: readonly FolderEntry[]) => void
}

/** F2, Del, Ctrl A, C, X and V, in the palette and the shortcut sheet too [ui.md S19]. */
export function useEntryKeys({ view, chosen, all, select, folder, doing, paste }: Keyed): void {
  const kept = useStore(clipboard)
  const group = t('ui.files')
  const [one] = chosen
  const mayEdit = chosen.length > 0 && chosen.every(({ right }) => allows(right, 'edit'))
  const keep = (how: 'copy' | 'move') => () => {
    clipboard.set({ how, entries: chosen })
    announce(t('files.toPaste', { count: chosen.length }))
  }
  const on = (when: boolean, action: Omit<Action, 'group'>): Action[] => (when ? [{ ...action, group }] : [])
  const inTrash = view === 'trash'
  const isOver = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  const unless = (run: () => void) => () => void (isOver() || run())
  const offered = [
    ...on(all.length > 0, {
      id: 'all-files',
      label: t('files.selectAll'),
      run: unless(() => select(new Set(all.map(({ id }) => id)))),
    }),
    ...on(chosen.length === 1 && mayEdit && !inTrash, {
      id: 'rename-file',
      label: t('files.rename'),
      keys: 'F2',
      run: unless(() => one && doing.rename(one)),
    }),
    ...on(mayEdit, {
      id: 'delete-file',
      label: t(inTrash ? 'files.erase' : 'files.remove'),
      keys: 'Delete',
      run: unless(() => (inTrash ? doing.erase(chosen) : doing.trash(chosen))),
    }),
    ...on(chosen.length > 0 && !inTrash, { id: 'copy-file', label: t('files.copy'), run: unless(keep('copy')) }),
    ...on(mayEdit && !inTrash, { id: 'cut-file', label: t('files.cut'), run: unless(keep('move')) }),
    ...on(kept !== undefined && folder !== undefined && allows(folder.right, 'create'), {
      id: 'paste-file',
      label: t('files.paste'),
      run: unless(() => {
        if (!kept) return
        if (kept.how === 'move') clipboard.set(undefined)
        paste(kept.how, kept.entries)
      }),
    }),
  ]
  useActions(offered)
  useOwnKeys(offered)
}

const own: Readonly<Record<string, string>> = { KeyA: 'all-files', KeyC: 'copy-file', KeyX: 'cut-file', KeyV: 'paste-file' }

/** These are what every field and every text understands too, so they are heard only where nothing else wants them. */
function useOwnKeys(offered: readonly Action[]): void {
  const latest = useRef(offered)
  latest.current = offered
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented) return
      const at = event.target instanceof Element ? event.target : document.body
      if (at.closest('input, textarea, [contenteditable="true"], [role="dialog"], [role="menu"]')) return
      if (event.code !== 'KeyA' && getSelection()?.toString()) return
      const action = latest.current.find(({ id }) => id === own[event.code])
      if (!action) return
      event.preventDefault()
      action.run()
    }
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [])
}
