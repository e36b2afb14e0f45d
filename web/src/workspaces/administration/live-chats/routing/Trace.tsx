import type { RoutedTo, Tried } from '@parley/contract'
import { IconCircleCheckFilled, IconCircleMinus } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import css from './trace.module.css'
import { ruleName, verdictText } from './words.ts'

/** The rules that were tried from top to bottom, why each did not apply, and the one that did [B-05]. */
export function Trace({ tried, label = t('routing.tried') }: { tried: readonly Tried[]; label?: string }) {
  return (
    <ol className={css.trace} aria-label={label}>
      {tried.map((one, at) => {
        const won = one.verdict === 'won'
        const Mark = won ? IconCircleCheckFilled : IconCircleMinus
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule stands in it once, but the base rule may stand there twice.
          <li key={`${one.ruleId ?? one.name} ${at}`} data-won={won}>
            <Mark size={16} stroke={1.75} aria-hidden />
            <span>
              <b>{ruleName(one)}</b>
              <span>{verdictText(one)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** Whom it went to: a name, or all operators. */
export function placeName(to: RoutedTo): string {
  if (to === null) return t('routing.does_commonQueue')
  return to.kind === 'operator' ? to.name : t('routing.does_queue', { name: to.name })
}
