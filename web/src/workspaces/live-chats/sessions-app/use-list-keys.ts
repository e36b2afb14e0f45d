import type { SessionRow } from '@parley/contract'
import { type KeyboardEvent, useEffect } from 'react'
import { useActions } from '../../../ui/actions.ts'
import { t } from './words.ts'

interface Keyed {
  rows: readonly SessionRow[]
  select: (id: string, range: boolean) => void
  selectAll: () => void
  clear: () => void
  peek: (row: SessionRow) => void
}

const links = () => [...document.querySelectorAll<HTMLElement>('[data-session-link]')]
const focused = () => (document.activeElement as HTMLElement | null)?.dataset['sessionLink']

function go(step: number): void {
  const all = links()
  const now = all.indexOf(document.activeElement as HTMLElement)
  all[now < 0 ? 0 : Math.min(all.length - 1, Math.max(0, now + step))]?.focus()
}

/** J and K or the arrows go from row to row, X selects, Space looks into it, Enter opens it, Ctrl+A selects all [ui.md S15]. */
export function useListKeys({ rows, select, selectAll, clear, peek }: Keyed): (event: KeyboardEvent) => void {
  const group = t('sessionsApp.title')
  const mark = () => {
    const id = focused()
    if (id) select(id, false)
  }
  useActions([
    { id: 'next-row', label: t('sessionsApp.next'), group, keys: 'J', keysOnly: true, run: () => go(1) },
    { id: 'last-row', label: t('sessionsApp.previous'), group, keys: 'K', keysOnly: true, run: () => go(-1) },
    { id: 'select-row', label: t('sessionsApp.select'), group, keys: 'X', keysOnly: true, run: mark },
  ])
  // Wherever the focus is, but where a text is written, which it selects.
  useEffect(() => {
    const all = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyA' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if ((event.target as HTMLElement).closest('input:not([type="checkbox"]), textarea, [contenteditable], [role="dialog"]'))
        return
      event.preventDefault()
      selectAll()
    }
    document.addEventListener('keydown', all)
    return () => document.removeEventListener('keydown', all)
  })
  return (event) => {
    const id = (event.target as HTMLElement).dataset['sessionLink']
    if (event.key === 'Escape') return clear()
    if (id === undefined) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = rows.find((one) => one.id === id)
    if (step) go(step)
    else if (event.key === ' ' && row) peek(row)
    else return
    event.preventDefault()
  }
}
