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
  const move = ({ pointerType, movementX, movementY }: PointerEvent) => {
    // What is scrolled under a pointer that rests is told as a move of it, too.
    if (pointerType !== 'mouse' || (movementX === 0 && movementY === 0)) return
    clearTimeout(timer.current)
    timer.current = setTimeout(leave, RESTS)
    setMoving(true)
  }
  return {
    shown: moving ? inPlaces(settled.current, items) : items,
    still: !moving,
    pointer: { onPointerMove: move, onPointerLeave: leave },
  }
}

function inPlaces<T extends { key: string }>(places: readonly T[], items: readonly T[]): readonly T[] {
  if (places === items) return items
  const now = new Map(items.map((item) => [item.key, item]))
  return places.map((item) => now.get(item.key) ?? item)
}
