import { isRefused, Refused } from '../live/index.ts'
import { refusalText, t } from '../texts/index.ts'
import { toast } from '../ui/toasts.tsx'

/** The words for what failed. */
export function reasonOf(error: unknown): string {
  if (!isRefused(error)) return t('ui.unreachable')
  return refusalText(error.problem.code)
}

/** Does something that the server may refuse; the reason is told, with a way to try again where it may help. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    const again = { label: t('ui.tryAgain'), run: () => void attempt(run) }
    toast({ kind: 'error', text: reasonOf(error), ...(error instanceof Refused ? {} : { action: again }) })
    return undefined
  }
}
