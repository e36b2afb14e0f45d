import type { Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Counter } from './Counter.tsx'
import css from './side.module.css'

interface Line {
  to: string
  icon: Icon
  label: string
  count?: number
  /** It is not where somebody is who has gone further. */
  exact?: boolean
}

/** One line of a side menu that leads to a page. */
export function SideLink({ to, icon: Mark, label, count = 0, exact = false }: Line) {
  return (
    <Link to={to} className={css.link} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact }}>
      <Mark size={18} stroke={1.75} aria-hidden />
      {label}
      <Counter count={count} kind="neutral" />
    </Link>
  )
}

/** The links at the top of a side menu. */
export function SideLinks({ children }: { children: ReactNode }) {
  return <div className={css.links}>{children}</div>
}

/** What scrolls under them. */
export function SideScroll({ children }: { children: ReactNode }) {
  return <div className={css.scroll}>{children}</div>
}
