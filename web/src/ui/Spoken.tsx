import type { ReactNode } from 'react'
import css from './states.module.css'

/** The content of a link or a button whose parts make sense to the eye alone: one sentence is heard instead [WCAG 2.5.3]. */
export function Spoken({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      <span className={css.hidden}>{text}</span>
      <span className={css.seen} aria-hidden>
        {children}
      </span>
    </>
  )
}
