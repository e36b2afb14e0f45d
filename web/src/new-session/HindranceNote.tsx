import { Button } from '@mantine/core'
import { t } from '../texts/index.ts'
import type { Hindrance } from './begin.ts'
import css from './new-session.module.css'

/** Why there is no session now, with the way to the one that is open. */
export function HindranceNote({ hindrance: { text, sessionId }, open }: { hindrance: Hindrance; open: (id: string) => void }) {
  return (
    <p className={css.problem} role="alert">
      {text}{' '}
      {sessionId && (
        <Button size="compact-sm" variant="subtle" onClick={() => open(sessionId)}>
          {t('newSession.open')}
        </Button>
      )}
    </p>
  )
}
