import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

const MANY = 100

/**
 * Of more than a hundred rows those that are looked at: which, and how high what stands before and after them is; `show` scrolls to
 * one. Rows whose heights differ take `measure` as their ref and say their place in `data-index`.
 */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number, height: number) {
  const many = count > MANY
  const rows = useVirtualizer({
    count: many ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  })
  const show = (at: number) => rows.scrollToIndex(at)
  if (!many) return { from: 0, to: count, before: 0, after: 0, show, measure: undefined }
  const drawn = rows.getVirtualItems()
  const [first, last] = [drawn[0], drawn.at(-1)]
  return {
    from: first?.index ?? 0,
    to: (last?.index ?? -1) + 1,
    before: first?.start ?? 0,
    after: rows.getTotalSize() - (last?.end ?? 0),
    show,
    measure: rows.measureElement,
  }
}

/** The place of rows of a table that are not drawn. */
export function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
