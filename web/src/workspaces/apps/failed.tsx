import { isRefused, Refused } from '../../live/index.ts'
import { refusalText } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { t } from './words.ts'

/** What could not be read, in the place where it was to stand; what is not there cannot be tried again. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const known = error instanceof Refused ? error : undefined
  return (
    <ErrorState
      text={saidOf(error)}
      requestId={known?.requestId}
      {...(!isRefused(error, 'not-found') && !isRefused(error, 'forbidden') && { again })}
    />
  )
}

/** The words for whatever went wrong with a request. */
export function saidOf(error: unknown): string {
  return error instanceof Refused ? refusalText(error.problem.code) : t('ui.unreachable')
}
