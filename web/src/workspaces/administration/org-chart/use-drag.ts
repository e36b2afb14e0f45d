import type { OrgItem } from '@parley/contract'
import { type DragEvent, useState } from 'react'
import { idsBelow, type Place } from './chart.ts'
import type { Chart } from './use-chart.ts'

type Side = 'before' | 'inside' | 'after'

export interface Drag {
  /** What makes a row one that is dragged and dropped on. */
  of: (item: OrgItem) => object
}

/** By pointer, besides keys and "Move to …": onto the middle of an item means below it, onto its edges beside it. */
export function useDrag({ items, move }: Pick<Chart, 'items' | 'move'>): Drag {
  const [dragged, setDragged] = useState<OrgItem>()
  const [over, setOver] = useState<{ id: string; side: Side }>()
  const end = () => [setDragged(undefined), setOver(undefined)]
  const placeAt = (target: OrgItem, side: Side): Place => {
    if (side === 'inside') return { parentId: target.id, beforeId: null }
    const siblings = items.filter(({ parentId, id }) => parentId === target.parentId && id !== dragged?.id)
    const at = siblings.findIndex(({ id }) => id === target.id)
    const beforeId = side === 'before' ? target.id : (siblings[at + 1]?.id ?? null)
    return { parentId: target.parentId, beforeId }
  }
  return {
    of: (item) => ({
      draggable: true,
      ...(dragged?.id === item.id && { 'data-dragged': true }),
      ...(over?.id === item.id && { 'data-over': over.side }),
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', item.name)
        setDragged(item)
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!dragged || idsBelow(items, dragged.id).has(item.id)) return
        event.preventDefault()
        const { top, height } = event.currentTarget.getBoundingClientRect()
        const share = (event.clientY - top) / height
        const side: Side = share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'inside'
        if (over?.id !== item.id || over.side !== side) setOver({ id: item.id, side })
      },
      onDragLeave: () => setOver((was) => (was?.id === item.id ? undefined : was)),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        if (dragged && over?.id === item.id) void move(dragged, placeAt(item, over.side))
        end()
      },
      onDragEnd: end,
    }),
  }
}
