import { isRefused } from '../../../../live/index.ts'
import { bindings } from '../../../../texts/en/bindings.ts'
import { learn, refusalText, t as say } from '../../../../texts/index.ts'

learn({ bindings })
/** The words for a key. Who says those of bindings takes `t` from here, so that they have come with it. */
export const t = say

/** The words for whatever went wrong with a request. */
export function saidOf(error: unknown): string {
  return isRefused(error) ? refusalText(error.problem.code) : t('ui.unreachable')
}
