import type { KeyboardEvent, PointerEvent } from 'react'
import { useStore } from '../store.ts'
import css from './panes.module.css'
import { panes } from './panes.ts'

const STEP = 16

/** The line between two panes: dragged, or moved with the arrow keys, 16 px a press; a double click gives the first width back. */
export function Resizer({
  at,
  label,
  bounds,
}: {
  at: 'side' | 'about'
  label: string
  bounds: { least: number; start: number; most: number }
}) {
  const width = useStore(panes)[at]
  const set = (wanted: number) =>
    panes.set((was) => ({ ...was, [at]: Math.round(Math.min(bounds.most, Math.max(bounds.least, wanted))) }))
  // What grows to the end of the line for the menu grows to its start for About; right-to-left pages turn both around.
  const direction = (at === 'side' ? 1 : -1) * (document.dir === 'rtl' ? -1 : 1)

  const drag = (event: PointerEvent<HTMLElement>) => {
    const from = event.clientX - width * direction
    const line = event.currentTarget
    line.setPointerCapture(event.pointerId)
    line.onpointermove = (moved) => set((moved.clientX - from) * direction)
    line.onlostpointercapture = () => {
      line.onpointermove = null
    }
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key]
    if (!step) return
    event.preventDefault()
    set(width + step * direction)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a control; an hr is not.
    <div
      className={css.line}
      data-at={at}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds.least}
      aria-valuemax={bounds.most}
      onPointerDown={drag}
      onKeyDown={press}
      onDoubleClick={() => set(bounds.start)}
    />
  )
}
