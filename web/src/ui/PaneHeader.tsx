import type { ReactNode } from 'react'
import css from './header.module.css'

/** The top of a pane, as high as those beside it. `sub` is a second, quieter line. */
export function PaneHeader({
  title,
  sub,
  line,
  back,
  children,
}: {
  title: ReactNode
  sub?: ReactNode
  line?: boolean
  back?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className={css.header} data-line={line ?? false}>
      {back}
      <div className={css.title}>
        <h1 data-small={sub !== undefined}>{title}</h1>
        {sub && <p>{sub}</p>}
      </div>
      {children}
    </header>
  )
}
