import type { Message } from '@parley/contract'
import type { KeyboardEvent, MouseEvent, PointerEvent, TouchEvent } from 'react'
import { store } from '../store.ts'
import type { Acts } from './acts.ts'

/** A message as its menu knows it. */
export interface Pointed {
  message: Message
  side: 'staff' | 'customer'
  own: boolean
  /** Its own address, for those who may open it. */
  link: string | undefined
  acts: Acts | undefined
}

/** Which message's menu is open, and where on the screen it begins. */
export interface OpenMenu extends Pointed {
  x: number
  y: number
  /** What of its text was selected. */
  selected: string
}

export const openMenu = store<OpenMenu | undefined>(undefined)

const LONG_PRESS = 500
let pressing: ReturnType<typeof setTimeout> | undefined
/** A finger is down, and has opened the menu. */
let finger = false
let held = false

/** Opens messages' menus: right click, long press, Shift+F10 or the menu key, and the three dots [CNV-03]. */
export function menuHandlers(pointedBy: (id: string) => Pointed | undefined, jump: (id: string) => void) {
  const show = (target: EventTarget, at?: { clientX: number; clientY: number }): boolean => {
    const drawn = (target as Element).closest<HTMLElement>('[data-message]')
    const pointed = drawn && pointedBy(drawn.dataset['message']!)
    if (!pointed) return false
    const { left, bottom } = drawn.getBoundingClientRect()
    openMenu.set({ ...pointed, x: at?.clientX || left, y: at?.clientY || bottom, selected: selectedIn(drawn) })
    return true
  }
  const release = () => clearTimeout(pressing)
  const hold = (target: EventTarget, at: { clientX: number; clientY: number }) => {
    held = show(target, at)
  }
  return {
    onContextMenu: (event: MouseEvent) => {
      release()
      if (!held && !show(event.target, event)) return
      event.preventDefault()
      held = finger
    },
    onClick: (event: MouseEvent) => {
      const quote = (event.target as Element).closest<HTMLElement>('[data-quote]')
      if (quote) jump(quote.dataset['quote']!)
      else if ((event.target as Element).closest('[data-more]')) show(event.target, event)
    },
    onPointerDown: (event: PointerEvent) => {
      release()
      held = false
      finger = event.pointerType === 'touch'
      if (finger) pressing = setTimeout(hold, LONG_PRESS, event.target, event)
    },
    onPointerMove: release,
    onPointerUp: release,
    onPointerCancel: release,
    // Lifted it would press what lies under it: an entry of the menu, or what closes it.
    onTouchEnd: (event: TouchEvent) => {
      if (held) event.preventDefault()
      held = false
      finger = false
    },
    byKey: (event: KeyboardEvent) => {
      const asks = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
      if (asks && show(event.target)) event.preventDefault()
    },
    /** Of the message that has the focus. */
    focused: () => pointedBy(document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? ''),
  }
}

function selectedIn(drawn: Element): string {
  const selection = getSelection()
  return drawn.contains(selection?.anchorNode ?? null) ? selection!.toString().trim() : ''
}
