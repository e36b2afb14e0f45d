import css from './marks.module.css'

/** Presence: filled when there, a hollow ring when not, which is red where it is one's `own` [STA-05]. The word stands beside it or in `label`. */
export function Dot({ on, own = false, label }: { on: boolean; own?: boolean; label?: string }) {
  return (
    <span
      className={css.dot}
      data-on={on}
      data-own={own}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
