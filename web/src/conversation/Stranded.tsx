import { useMemo } from 'react'
import { outbox } from '../live/index.ts'
import { useStore } from '../store.ts'
import css from './conversation.module.css'
import { LetterBubble } from './LetterBubble.tsx'
import { t } from './words.ts'

/** What did not go to a conversation that is out of sight now: its author still has it [CMP-10]. */
export default function Stranded({ target }: { target: string }) {
  const all = useStore(outbox)
  const letters = useMemo(() => all.filter((letter) => letter.target === target), [all, target])
  if (letters.length === 0) return null
  return (
    <section className={css.stranded} aria-label={t('talk.stranded')}>
      <h2>{t('talk.stranded')}</h2>
      {letters.map((letter) => (
        <div key={letter.id} className={css.row}>
          <LetterBubble letter={letter} first desk={undefined} />
        </div>
      ))}
    </section>
  )
}
