import { Refused, sayOf } from '../live/index.ts'
import { t } from '../texts/index.ts'
import { toast } from '../ui/toasts.tsx'

/** Does something that the server may refuse; the reason is told, with a way to try again where it may help. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    const again = { label: t('ui.tryAgain'), run: () => void attempt(run) }
    toast({ kind: 'error', text: sayOf(error), ...(error instanceof Refused ? {} : { action: again }) })
    return undefined
  }
}
