import type { Away } from '@parley/contract'
import { t } from '../texts/index.ts'
import { Tag } from './Tag.tsx'
import { full, short } from './time.ts'

/** Next to the name of who is absent [ORG-08]. */
export function AwayTag({ away }: { away: Away | null }) {
  if (!away) return null
  const { until, substitute } = away
  const title = substitute
    ? t('ui.awayWith', { time: full(until), name: substitute.name })
    : t('ui.awayUntil', { time: full(until) })
  return (
    <span title={title}>
      <Tag tone="warning">{t('ui.awayUntil', { time: short(until) })}</Tag>
    </span>
  )
}
