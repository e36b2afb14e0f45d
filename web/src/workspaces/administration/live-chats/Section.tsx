import { type ReactNode, useId } from 'react'
import css from './settings.module.css'

/** One part of the settings under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={css.form}>{children}</div>
    </section>
  )
}
