import { type PointerEvent, useRef, useState } from 'react'

/** The pointer rests: nobody is about to click. */
const RESTS = 1000

/** Lines stay where they are while the pointer moves over them, so that a click never hits another one [ui.md S4]. */
export function useSettled<T extends { key: string }>(items: readonly T[]) {
  const [moving, setMoving] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settled = useRef(items)
  if (!moving) settled.current = items
  const leave = () => {
    clearTimeout(timer.current)
    setMoving(false)
  }
  const move = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return
    clearTimeout(timer.current)
    timer.current = setTimeout(leave, RESTS)
    setMoving(true)
  }
  const now = new Map(items.map((item) => [item.key, item]))
  const shown = moving ? settled.current.map((item) => now.get(item.key) ?? item) : items
  return { shown, still: !moving, pointer: { onPointerMove: move, onPointerLeave: leave } }
}
