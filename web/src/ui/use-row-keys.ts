import { type KeyboardEvent, useEffect } from 'react'
import { type Action, useActions } from './actions.ts'
import type { Selection } from './use-selection.ts'

interface Keyed {
  group: string
  words: { next: string; previous: string; select: string }
  /** Where rows cannot be selected, keys only go from one to the other. */
  selection: Pick<Selection, 'select' | 'selectAll' | 'clear'> | undefined
  peek?: (id: string) => void
}

const links = () => [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
const rowOf = (element: Element | null) => (element as HTMLElement | null)?.dataset['rowLink']

function go(step: number): void {
  const all = links()
  const now = all.indexOf(document.activeElement as HTMLElement)
  all[now < 0 ? 0 : Math.min(all.length - 1, Math.max(0, now + step))]?.focus()
}

/**
 * J and K or the arrows go from row to row, X selects, Space looks into it, Enter opens it, Ctrl+A selects all [ui.md S15]. The link of
 * a row says its id as `data-row-link`.
 */
export function useRowKeys({ group, words, selection, peek }: Keyed): (event: KeyboardEvent) => void {
  const mark = () => {
    const id = rowOf(document.activeElement)
    if (id) selection?.select(id, false)
  }
  const own = { group, keysOnly: true }
  const marking: Action[] = selection ? [{ ...own, id: 'select-row', label: words.select, keys: 'X', run: mark }] : []
  useActions([
    { ...own, id: 'next-row', label: words.next, keys: 'J', run: () => go(1) },
    { ...own, id: 'last-row', label: words.previous, keys: 'K', run: () => go(-1) },
    ...marking,
  ])
  // Wherever the focus is, but where a text is written, which it selects.
  useEffect(() => {
    if (!selection) return
    const all = (event: globalThis.KeyboardEvent) => {
      if (event.code !== 'KeyA' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if ((event.target as HTMLElement).closest('input:not([type="checkbox"]), textarea, [contenteditable], [role="dialog"]'))
        return
      event.preventDefault()
      selection.selectAll(true)
    }
    document.addEventListener('keydown', all)
    return () => document.removeEventListener('keydown', all)
  })
  return (event) => {
    const id = rowOf(event.target as Element)
    // A menu of a row stands elsewhere in the page: there Escape means the menu.
    if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) return selection?.clear()
    if (id === undefined) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) go(step)
    else if (event.key === ' ' && peek) peek(id)
    else return
    event.preventDefault()
  }
}
