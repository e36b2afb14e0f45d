import { isRefused, sayOf } from '../live/index.ts'
import { t } from './words.ts'

/** Why a process did not start, in words: nothing is half-started [BPR-05]. */
export function notStarted(error: unknown, name: string): string {
  if (isRefused(error, 'process-gone')) return t('starting.gone', { name })
  if (!isRefused(error, 'process-failed')) return sayOf(error)
  const why = error.problem.detail?.trim()
  return why ? t('starting.failedWhy', { name, why: /[.!?]$/.test(why) ? why : `${why}.` }) : t('starting.failed', { name })
}
