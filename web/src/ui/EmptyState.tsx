import type { ReactNode } from 'react'
import css from './states.module.css'

/** Nothing to show: an icon of 40 px, one sentence and one action at most [ui.md §2.1]. */
export function EmptyState({ icon, title, text, action }: { icon: ReactNode; title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon} aria-hidden>
        {icon}
      </span>
      <p className={css.emptyTitle}>{title}</p>
      {text && <p className={css.emptyText}>{text}</p>}
      {action}
    </div>
  )
}
