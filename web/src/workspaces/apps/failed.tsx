import { isRefused, Refused, sayOf } from '../../live/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'

/** What could not be read, in the place where it was to stand; what is not there cannot be tried again. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const known = error instanceof Refused ? error : undefined
  return (
    <ErrorState
      text={sayOf(error)}
      requestId={known?.requestId}
      {...(!isRefused(error, 'not-found') && !isRefused(error, 'forbidden') && { again })}
    />
  )
}
