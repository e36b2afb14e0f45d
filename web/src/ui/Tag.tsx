import type { ReactNode } from 'react'
import css from './marks.module.css'

export type Tone = 'accent' | 'danger' | 'warning' | 'success' | 'violet' | 'neutral'

/** A short word about a thing: New, High, Locked. */
export function Tag({ tone = 'accent', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone} data-badge>
      {children}
    </span>
  )
}
