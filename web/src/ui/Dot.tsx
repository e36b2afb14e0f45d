import css from './marks.module.css'

/** Presence: filled when there, a hollow ring when not. The word stands beside it or in `label`. */
export function Dot({ on, label }: { on: boolean; label?: string }) {
  return <span className={css.dot} data-on={on} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })} />
}
