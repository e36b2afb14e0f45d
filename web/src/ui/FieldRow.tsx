import type { ReactNode } from 'react'
import css from './fields.module.css'

/** A list of names and values; a `dl`. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className={css.fields}>{children}</dl>
}

/** One name and its value, with what can be done about it at the end of the row. */
export function FieldRow({ label, children, action }: { label: string; children: ReactNode; action?: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={css.value}>{children}</span>
        {action}
      </dd>
    </>
  )
}
