import { store, useStore } from '../store.ts'
import css from './states.module.css'

const spoken = store({ text: '', turn: 0 })

/** Says something to those who hear the page: one sentence, politely, never the only place where it stands. */
export function announce(text: string): void {
  spoken.set((was) => ({ text, turn: was.turn + 1 }))
}

/** Stands once in the page. The same sentence twice is read twice, because its node is a new one. */
export function LiveRegion() {
  const { text, turn } = useStore(spoken)
  return (
    <div className={css.hidden} aria-live="polite" data-testid="live-region">
      <span key={turn}>{text}</span>
    </div>
  )
}
