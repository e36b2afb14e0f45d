import { refusalText, t } from '../texts/index.ts'
import { isRefused } from './refused.ts'

/** The words for whatever went wrong with a request. */
export function sayOf(error: unknown): string {
  return isRefused(error) ? refusalText(error.problem.code) : t('ui.unreachable')
}
