import { useEffect, useEffectEvent } from 'react'
import type { Designer } from './open-designer.ts'

/** Ctrl/⌘ Z takes back the last step, with Shift, or Y, it comes again; where somebody writes they mean what is written. */
export function useStepKeys(designer: Designer): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
    const target = event.target as Element
    if (target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')) return
    const back = event.code === 'KeyZ' && !event.shiftKey
    const forth = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY'
    if (!back && !forth) return
    // The canvas has these keys itself where it has the focus.
    if (target.closest?.('.djs-container')) return
    event.preventDefault()
    event.stopPropagation()
    designer.flush()
    if (back) designer.undo()
    else designer.redo()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', hear, { capture: true })
    return () => removeEventListener('keydown', hear, { capture: true })
  }, [])
}
