import { cloneElement, type MouseEvent, type ReactElement } from 'react'
import { Menu } from './Menu.tsx'
import css from './reasoned.module.css'
import { Tooltip } from './Tooltip.tsx'
import { toast } from './toasts.tsx'

interface Shown {
  /** Why it cannot be used now; '' where it can. */
  why: string
  /** What it is called, where that is not written on it. */
  label?: string
  children: ReactElement
}

/** A button that cannot be used now keeps its place and the keyboard's way to it, and says why [ui.md §2.1]. */
export function Reasoned({ why, label, children, ...passed }: Shown) {
  const child = children as ReactElement<Record<string, unknown>>
  const off = why
    ? {
        'aria-disabled': true,
        'aria-description': why,
        'data-disabled': true,
        onClick: (event: MouseEvent) => {
          event.preventDefault()
          toast({ text: why })
        },
      }
    : {}
  return (
    <Tooltip label={why || label} disabled={!why && !label} {...passed}>
      {cloneElement(child, off)}
    </Tooltip>
  )
}

interface Entry {
  why: string
  icon?: ReactElement
  run: () => void
  children: string
}

/** The same as a line of a menu: the reason stands under its name. */
export function ReasonedItem({ why, icon, run, children }: Entry) {
  return (
    <Menu.Item
      leftSection={icon}
      {...(why && { 'aria-disabled': true, className: css.off })}
      closeMenuOnClick={!why}
      onClick={() => (why ? toast({ text: why }) : run())}
    >
      {children}
      {why && <small className={css.why}> {why}</small>}
    </Menu.Item>
  )
}
