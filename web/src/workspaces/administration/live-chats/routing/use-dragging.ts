import { type PointerEvent, type RefObject, useState } from 'react'
import type { DraftRule } from './draft.ts'

interface Mark {
  key: string
  side: 'before' | 'after'
}

/**
 * A rule is taken by its handle with a mouse, pen or finger; a line says where it will stand, and it goes there when it is let go.
 * Escape leaves it where it was.
 */
export function useDragging(
  list: RefObject<HTMLElement | null>,
  rules: readonly DraftRule[],
  drop: (rule: DraftRule, place: number) => void,
) {
  const [dragged, setDragged] = useState<string>()
  const [mark, setMark] = useState<Mark>()

  const begin = (down: PointerEvent<HTMLElement>, rule: DraftRule) => {
    if (down.button !== 0) return
    down.preventDefault()
    const others = rules.filter((one) => one !== rule)
    const rows = others.flatMap(({ key }) => list.current?.querySelector(`[data-rule="${key}"]`) ?? [])
    const placeAt = (y: number) =>
      rows.filter((row) => {
        const { top, height } = row.getBoundingClientRect()
        return top + height / 2 < y
      }).length
    const ended = new AbortController()
    const end = () => {
      ended.abort()
      setDragged(undefined)
      setMark(undefined)
    }
    const listen = { signal: ended.signal }
    setDragged(rule.key)
    window.addEventListener(
      'pointermove',
      ({ clientY }) => {
        const place = placeAt(clientY)
        const next = others[place]
        const last = others.at(-1)
        setMark(next ? { key: next.key, side: 'before' } : last && { key: last.key, side: 'after' })
      },
      listen,
    )
    window.addEventListener(
      'pointerup',
      ({ clientY }) => {
        end()
        drop(rule, placeAt(clientY))
      },
      listen,
    )
    window.addEventListener('pointercancel', end, listen)
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), listen)
  }
  return { dragged, mark, begin }
}
