import { useMergedRef } from '@mantine/hooks'
import { cloneElement, type MouseEvent, type ReactElement, type Ref, type TouchEvent, useRef } from 'react'
import { fetchFloating, heard, type Place, useFloating } from './floating.tsx'

type Child = ReactElement<Record<string, unknown>>

/** What opens a menu or a popover: a click on it, where its owner does not say when it is open. */
export function Target({ children, ...passed }: { children: ReactElement }) {
  const { kind, id, opened, controlled, change, target } = useFloating()
  const child = children as Child
  const own = child.props
  return cloneElement(child, {
    ...passed,
    id,
    'aria-haspopup': kind === 'Menu' ? 'menu' : 'dialog',
    'aria-expanded': opened,
    'aria-controls': opened ? `${id}-dropdown` : undefined,
    'data-expanded': opened || undefined,
    ref: useMergedRef(target, own['ref'] as Ref<Element>),
    onPointerEnter: heard(own['onPointerEnter'], fetchFloating),
    onFocus: heard(own['onFocus'], fetchFloating),
    onClick: controlled ? own['onClick'] : heard(own['onClick'], () => change(!opened)),
  })
}

const LONG_PRESS = 500

/** What has a menu of its own under the right button, the Menu key, and a long press. */
export function ContextMenu({ children }: { children: ReactElement }) {
  const { opened, openAt } = useFloating()
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; done: boolean }>(undefined)
  const cancel = () => clearTimeout(press.current?.timer)
  const open = (x: number, y: number, contextElement: Element) => {
    if (press.current?.done) return
    if (press.current) press.current.done = true
    openAt(pointAt(x, y, contextElement))
  }
  return cloneElement(children as Child, {
    'data-expanded': opened || undefined,
    'data-menu': '',
    onMouseDown: (event: MouseEvent) => event.button === 2 && event.stopPropagation(),
    onContextMenu: (event: MouseEvent) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      open(event.clientX, event.clientY, event.currentTarget)
    },
    // Some phones have no event of their own for it.
    onTouchStart: ({ touches, currentTarget }: TouchEvent) => {
      fetchFloating()
      const { clientX, clientY } = touches[0]!
      const timer = setTimeout(() => open(clientX, clientY, currentTarget), LONG_PRESS)
      press.current = { timer, done: false }
    },
    onTouchMove: cancel,
    onTouchCancel: cancel,
    onTouchEnd: (event: TouchEvent) => {
      cancel()
      if (press.current?.done) event.preventDefault()
      press.current = undefined
    },
  })
}

function pointAt(x: number, y: number, contextElement: Element): Place {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0), contextElement }
}
