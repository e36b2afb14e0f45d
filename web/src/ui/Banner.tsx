import type { ReactNode } from 'react'
import css from './states.module.css'
import type { Tone } from './Tag.tsx'

/** One line at the top of the region that it is about. `role=status`, so that it is read when it appears. */
export function Banner({
  tone,
  icon,
  children,
  action,
}: {
  tone: Tone
  icon?: ReactNode
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={css.banner} data-tone={tone} role="status">
      {icon && <span aria-hidden>{icon}</span>}
      <span className={css.bannerText}>{children}</span>
      {action}
    </div>
  )
}
