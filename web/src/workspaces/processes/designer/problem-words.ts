import type { ProcessProblem } from '@parley/contract'
import { t } from './words.ts'

/** What is wrong, in a sentence. */
export function problemWords({ code, detail }: ProcessProblem): string {
  const words = t(`designer.problem_${code}`)
  return detail ? t('designer.problemWith', { words, detail }) : words
}
