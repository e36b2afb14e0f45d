import { Button } from '@mantine/core'
import type { Colleague, NewAnswer } from '@parley/contract'
import { type Letter, outbox, postAgain } from '../../live/index.ts'
import type { Store } from '../../store.ts'
import { colleagues } from '../../texts/en/colleagues.ts'
import { learn, t } from '../../texts/index.ts'
import css from '../bubble.module.css'
import type { Desk } from '../desk.ts'
import { backToField } from '../NotSent.tsx'

learn({ colleagues })

/** Asks once before an answer goes out beside a colleague's; until then it stays here, also after a reload [B-03, ui.md S7]. */
export default function ColleagueAnswered(props: { letter: Letter; colleague: Colleague; desk: Store<Desk> | undefined }) {
  const { letter, colleague, desk } = props
  return (
    <div className={css.failed} role="alert" data-testid="colleague-answered">
      <span>{t('colleagues.answered', { name: colleague.name, what: colleague.text || (colleague.fileName ?? '') })}</span>
      <span className={css.answers}>
        <Button size="compact-sm" variant="subtle" onClick={() => sendAnyway(letter)}>
          {t('colleagues.sendAnyway')}
        </Button>
        {desk && (
          <Button size="compact-sm" variant="subtle" onClick={() => void backToField(desk, letter)}>
            {t('colleagues.keepWriting')}
          </Button>
        )}
      </span>
    </div>
  )
}

/** All that was written to this session in ignorance of the same answer goes now, in its order: who was asked once has decided. */
function sendAnyway({ target, user }: Letter): void {
  for (const { id, answered, ...letter } of outbox.get())
    if (letter.target === target && letter.user === user && answered)
      void postAgain(id, (was) => ({ ...was, body: { ...(was.body as NewAnswer), seen: answered.number } }))
}
