import { isRefused, Refused } from '../../../live/index.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'

/** Does something that the server may refuse; the reason is told, with who was quicker. Gives nothing then. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    tellWhy(error, () => void attempt(run))
    return undefined
  }
}

function tellWhy(error: unknown, again: () => void): void {
  if (!(error instanceof Refused)) {
    toast({ kind: 'error', text: t('ui.unreachable'), action: { label: t('ui.tryAgain'), run: again } })
    return
  }
  const { code, holder } = error.problem
  const taken = holder && isRefused(error, 'session-taken')
  toast({ kind: 'error', text: taken ? t('sessions.takenBy', { name: holder.name }) : refusalText(code) })
}
