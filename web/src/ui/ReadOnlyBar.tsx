import type { ReactNode } from 'react'
import css from './states.module.css'

/** Stands in the place of a composer or a form and tells why, with what can be done about it [ui.md §2.1]. */
export function ReadOnlyBar({ reason, icon, action }: { reason: string; icon?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.readOnly} role="status">
      <span className={css.reason}>
        {icon && <span aria-hidden>{icon}</span>}
        <span>{reason}</span>
      </span>
      {action}
    </div>
  )
}
