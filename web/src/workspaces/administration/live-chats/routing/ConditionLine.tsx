import { ActionIcon, Select } from '@mantine/core'
import { type Comparison, type Condition, type ConditionAttribute, conditionAttributes } from '@parley/contract'
import { IconBrackets, IconX } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import css from './conditions.module.css'
import { isComplete, withAttribute, withComparison } from './edit-conditions.ts'
import { JoinField } from './JoinField.tsx'
import type { Nameable } from './use-nameable.ts'
import { ValueField } from './ValueField.tsx'
import { attributeName, comparisonName } from './words.ts'

const attributes = Object.keys(conditionAttributes) as ConditionAttribute[]

interface Line {
  row: Condition
  first: boolean
  change: (row: Condition) => void
  /** None where groups go no deeper. */
  group: (() => void) | undefined
  remove: () => void
  nameable: Nameable
  tried: boolean
}

/** One condition: how it is joined, what it looks at, how that compares, and with what [RTE-18]. */
export function ConditionLine({ row, first, change, group, remove, nameable, tried }: Line) {
  const { attribute, comparison } = row
  const comparisons: readonly Comparison[] = conditionAttributes[attribute].comparisons
  const error = tried && !isComplete(row) ? t('routing.incomplete') : undefined
  return (
    <div className={css.line} data-testid="condition">
      <JoinField value={row.join} first={first} change={(join) => change({ ...row, join })} />
      <Select
        className={css.attribute!}
        aria-label={t('routing.attribute')}
        allowDeselect={false}
        searchable
        data={attributes.map((one) => ({ value: one, label: attributeName(one) }))}
        value={attribute}
        onChange={(next) => change(withAttribute(row, next as ConditionAttribute))}
        maxDropdownHeight={320}
        data-attribute
      />
      {comparisons.length > 1 ? (
        <Select
          className={css.comparison!}
          aria-label={t('routing.comparison')}
          allowDeselect={false}
          data={comparisons.map((one) => ({ value: one, label: comparisonName(one) }))}
          value={comparison}
          onChange={(next) => change(withComparison(row, next as Comparison))}
        />
      ) : (
        <span className={css.only}>{comparisonName(comparison)}</span>
      )}
      <div className={css.value}>
        {comparison !== 'empty' && (
          <ValueField
            row={row}
            change={(value) => change(value === undefined ? withoutValue(row) : { ...row, value })}
            nameable={nameable}
            error={error}
          />
        )}
      </div>
      <span className={css.lineActs}>
        {group && (
          <Tooltip label={t('routing.inGroup')}>
            <ActionIcon aria-label={t('routing.inGroup')} onClick={group}>
              <IconBrackets size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
        <ActionIcon aria-label={t('routing.removeCondition')} onClick={remove}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </span>
    </div>
  )
}

function withoutValue({ join, attribute, comparison }: Condition): Condition {
  return { join, attribute, comparison }
}
