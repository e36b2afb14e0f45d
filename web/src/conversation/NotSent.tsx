import { Button } from '@mantine/core'
import type { NewMessage } from '@parley/contract'
import { forget, type Letter, postAgain } from '../live/index.ts'
import type { Store } from '../store.ts'
import { copyText } from '../ui/copy-text.ts'
import css from './bubble.module.css'
import { focusComposer } from './Composer.tsx'
import { type Desk, putBack } from './desk.ts'
import { t } from './words.ts'

interface Stranded {
  letter: Letter
  /** Why it did not go; without one it waits for its files. */
  reason?: string
  /** Where it can be written on; absent where nothing may be written now. */
  desk: Store<Desk> | undefined
}

/** What can be done with a message that did not go: nothing of it is lost by any of these but the last [ui.md S7]. */
export default function NotSent({ letter, reason, desk }: Stranded) {
  const { id, refused, quote } = letter
  const { text } = letter.body as NewMessage
  const acts: [label: string, run: () => void, on: unknown][] = [
    [t('conversation.retry'), () => void postAgain(id), reason],
    [t('talk.sendUnquoted'), () => void postAgain(id, withoutQuote), quote && refused?.startsWith('quote-')],
    [t('talk.backToField'), () => void backToField(desk!, letter), desk],
    [t('conversation.copyText'), () => copyText(text), reason && !desk && text],
  ]
  return (
    <div className={css.failed} data-waiting={!reason} role={reason ? 'alert' : undefined}>
      {reason && <span>{reason}</span>}
      {acts
        .filter(([, , on]) => on)
        .map(([label, run]) => (
          <Button key={label} size="compact-sm" variant="subtle" onClick={run}>
            {label}
          </Button>
        ))}
      {reason && (
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => void forget(id)}>
          {t('conversation.discard')}
        </Button>
      )}
    </div>
  )
}

/** Into the composer, before what stands there by now. */
export async function backToField(desk: Store<Desk>, letter: Letter): Promise<void> {
  putBack(desk, letter)
  await forget(letter.id)
  focusComposer()
}

function withoutQuote({ quote: _, body, ...letter }: Letter): Letter {
  const { quote: __, ...said } = body as NewMessage
  return { ...letter, body: said }
}
