import { Button } from '@mantine/core'
import type { Colleague, NewAnswer } from '@parley/contract'
import { forget, type Letter, outbox, postAgain } from '../../live/index.ts'
import { colleagues } from '../../texts/en/colleagues.ts'
import { learn, t } from '../../texts/index.ts'
import css from '../bubble.module.css'
import { focusComposer } from '../Composer.tsx'
import { deskOf, putBack } from '../desk.ts'

learn({ colleagues })

/** Asks once before an answer goes out beside a colleague's; until then it stays here, also after a reload [B-03, ui.md S7]. */
export default function ColleagueAnswered({ letter, colleague }: { letter: Letter; colleague: Colleague }) {
  return (
    <div className={css.failed} role="alert" data-testid="colleague-answered">
      <span>{t('colleagues.answered', { name: colleague.name, what: colleague.text || (colleague.fileName ?? '') })}</span>
      <Button size="compact-sm" variant="subtle" onClick={() => sendAnyway(letter)}>
        {t('colleagues.sendAnyway')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => void keepWriting(letter)}>
        {t('colleagues.keepWriting')}
      </Button>
    </div>
  )
}

/** All that was written to this session in ignorance of the same answer goes now, in its order: who was asked once has decided. */
function sendAnyway({ target, user }: Letter): void {
  for (const { id, body, answered, ...letter } of outbox.get())
    if (letter.target === target && letter.user === user && answered)
      void postAgain(id, { ...(body as NewAnswer), seen: answered.number })
}

/** Back into the composer, before what stands there by now. */
async function keepWriting({ id, user, target, body, files = [] }: Letter): Promise<void> {
  putBack(deskOf(`${user}/${target.slice(target.indexOf(':') + 1)}`), (body as NewAnswer).text, files)
  await forget(id)
  focusComposer()
}
