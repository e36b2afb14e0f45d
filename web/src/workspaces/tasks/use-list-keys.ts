import { useActions } from '../../ui/actions.ts'
import { t } from './words.ts'

/** Elsewhere the arrows scroll. */
const arrow = { keysOnly: true, within: 'a[data-row]' }

/** J and K go from row to row, from the one that is open at first, and Enter opens; / searches [ui.md §2.2]. */
export function useListKeys(): void {
  const group = t('ui.tasks')
  useActions([
    { id: 'next-task', label: t('tasks.next'), group, keys: 'J', keysOnly: true, run: () => step(1) },
    { id: 'last-task', label: t('tasks.previous'), group, keys: 'K', keysOnly: true, run: () => step(-1) },
    { ...arrow, id: 'next-task-down', label: t('tasks.next'), group, keys: 'ArrowDown', run: () => step(1) },
    { ...arrow, id: 'last-task-up', label: t('tasks.previous'), group, keys: 'ArrowUp', run: () => step(-1) },
    {
      id: 'search-tasks',
      label: t('tasks.search'),
      group,
      keys: '/',
      run: () => document.querySelector<HTMLInputElement>('[data-task-search]')?.focus(),
    },
  ])
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('a[data-row][data-testid^="task-"]')]
  const focused = rows.indexOf(document.activeElement as HTMLElement)
  const at = focused < 0 ? rows.findIndex((row) => row.ariaCurrent === 'page') : focused
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
}
