import { Select } from '@mantine/core'
import type { Join } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import css from './conditions.module.css'
import { joinName } from './words.ts'

const joins: readonly Join[] = ['and', 'or', 'and-not', 'or-not']

/** How a row is joined with what stands above it; the first one holds, or does not. */
export function JoinField({ value, first, change }: { value: Join; first: boolean; change: (join: Join) => void }) {
  const offered = first ? joins.filter((join) => !join.startsWith('or')) : joins
  return (
    <Select
      className={css.join!}
      aria-label={t('routing.join')}
      allowDeselect={false}
      data={offered.map((join) => ({ value: join, label: joinName(join, first) }))}
      value={value}
      onChange={(next) => change(next as Join)}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  )
}
