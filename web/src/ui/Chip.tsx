import { inkOn } from '@parley/contract'
import css from './marks.module.css'

/** A short word in a colour that somebody chose, in an ink that can be read on it (WCAG 1.4.3). */
export function Chip({ colour, children }: { colour: string; children: string }) {
  return (
    <span className={css.chip} style={{ background: colour, color: inkOn(colour) }} data-chip>
      {children}
    </span>
  )
}
