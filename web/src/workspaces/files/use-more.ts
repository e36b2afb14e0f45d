import { type RefObject, useEffect, useRef } from 'react'

const NEAR = 600

/** Asks for more when the end of what scrolls comes near. */
export function useMore(scroller: RefObject<HTMLElement | null>, more: (() => void) | undefined, count: number): void {
  const latest = useRef(more)
  latest.current = more
  const mayMore = more !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows the end is somewhere else.
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR) latest.current?.()
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller, count, mayMore])
}
