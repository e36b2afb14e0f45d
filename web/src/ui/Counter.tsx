import { t } from '../texts/index.ts'
import css from './marks.module.css'

const LIMIT = 99

/**
 * A number somebody has to act on: hidden at 0, exact up to 99 [ui.md §2.4]. The exact number belongs into the accessible name of
 * the link around it, so the pill itself is not read.
 */
export function Counter({
  count,
  kind = 'unread',
  testId,
}: {
  count: number
  kind?: 'unread' | 'queue' | 'super' | 'neutral'
  testId?: string
}) {
  if (count <= 0) return null
  return (
    <span className={css.counter} data-kind={kind} data-badge data-testid={testId} aria-hidden>
      {count > LIMIT ? t('ui.moreThan', { limit: LIMIT }) : count}
    </span>
  )
}
