import type { ProcessProblem } from '@parley/contract'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import css from './designer.module.css'
import { problemWords } from './problem-words.ts'
import { t } from './words.ts'

interface Shown {
  problems: readonly ProcessProblem[]
  /** They are of what was saved last, and something has changed since. */
  stale: boolean
  jump: (elementId: string | null) => void
}

/** What keeps it from being published, each leading to its element. */
export function Problems({ problems, stale, jump }: Shown) {
  return (
    <section className={css.problems} aria-label={t('designer.problems')} data-testid="problems" data-stale={stale}>
      <h2>
        {problems.length ? <IconAlertTriangle size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
        <span role="status">{t('designer.problemCount', { count: problems.length })}</span>
      </h2>
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
        <ul tabIndex={0} aria-label={t('designer.problems')}>
          {problems.map((problem) => (
            <li key={`${problem.elementId} ${problem.code} ${problem.detail}`}>
              <button type="button" onClick={() => jump(problem.elementId)}>
                {problem.elementName ? (
                  <>
                    <b>{problem.elementName}</b>
                    {': '}
                  </>
                ) : null}
                {problemWords(problem)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
