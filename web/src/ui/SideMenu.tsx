import type { Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Counter } from './Counter.tsx'
import css from './side.module.css'

/** One line of a side menu that leads to a page. */
export function SideLink({ to, icon: Mark, label, count = 0 }: { to: string; icon: Icon; label: string; count?: number }) {
  return (
    <Link to={to} className={css.link} activeProps={{ 'aria-current': 'page' }}>
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
