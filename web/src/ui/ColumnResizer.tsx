import type { KeyboardEvent, PointerEvent } from 'react'
import css from './columns.module.css'

const STEP = 16

interface Resizing {
  label: string
  /** In px; undefined: as wide as it comes. */
  width: number | undefined
  bounds: { least: number; most: number }
  /** As it is dragged, many times. */
  change: (width: number | undefined) => void
  /** Once it is let go. */
  done: () => void
}

/** The end of a column's heading: dragged, or moved with the arrow keys, 16 px a press; a double click lets it be as it comes. */
export function ColumnResizer({ label, width, bounds, change, done }: Resizing) {
  const widthOf = (line: HTMLElement) => width ?? Math.round(line.closest('th')?.getBoundingClientRect().width ?? bounds.least)
  const set = (wanted: number) => change(Math.round(Math.min(bounds.most, Math.max(bounds.least, wanted))))
  const direction = document.dir === 'rtl' ? -1 : 1
  const drag = (event: PointerEvent<HTMLElement>) => {
    const line = event.currentTarget
    const from = event.clientX - widthOf(line) * direction
    line.setPointerCapture(event.pointerId)
    line.onpointermove = (moved) => set((moved.clientX - from) * direction)
    line.onlostpointercapture = () => {
      line.onpointermove = null
      done()
    }
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    set(widthOf(event.currentTarget) + step * direction)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a control; an hr is not.
    <div
      className={css.resizer}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width ?? 0}
      aria-valuemin={bounds.least}
      aria-valuemax={bounds.most}
      onPointerDown={drag}
      onKeyDown={press}
      onKeyUp={({ key }) => (key === 'ArrowRight' || key === 'ArrowLeft') && done()}
      onDoubleClick={() => [change(undefined), done()]}
    />
  )
}
