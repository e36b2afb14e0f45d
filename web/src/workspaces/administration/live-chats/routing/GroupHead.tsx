import { ActionIcon } from '@mantine/core'
import type { ConditionGroup, Join } from '@parley/contract'
import { IconBracketsOff, IconX } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import css from './conditions.module.css'
import { JoinField } from './JoinField.tsx'

interface Head {
  row: ConditionGroup
  first: boolean
  change: (join: Join) => void
  dissolve: () => void
  remove: () => void
}

/** How a group is joined, and its end. */
export function GroupHead({ row, first, change, dissolve, remove }: Head) {
  return (
    <div className={css.groupHead}>
      <JoinField value={row.join} first={first} change={change} />
      <span className={css.note}>{t('routing.group')}</span>
      <Tooltip label={t('routing.ungroup')}>
        <ActionIcon aria-label={t('routing.ungroup')} onClick={dissolve}>
          <IconBracketsOff size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon aria-label={t('routing.removeGroup')} onClick={remove}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}
