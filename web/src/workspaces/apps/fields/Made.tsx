import type { ReactNode } from 'react'
import css from './field.module.css'

interface Given {
  id: string
  describedBy: string | undefined
  /** When and how the server gives it. */
  note: string
  children: ReactNode
}

/** What only the server gives, in a form: the value as it was when it was read last. */
export function Made({ id, describedBy, note, children }: Given) {
  return (
    <span className={css.made}>
      <output id={id} tabIndex={-1} aria-describedby={[`${id}-made`, describedBy].filter(Boolean).join(' ')}>
        {children ?? '–'}
      </output>
      <small id={`${id}-made`}>{note}</small>
    </span>
  )
}
