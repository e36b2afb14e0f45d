import { ActionIcon } from '@mantine/core'
import { counted } from '@parley/contract'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { Tooltip } from '../../ui/Tooltip.tsx'
import css from './search.module.css'
import { t } from './words.ts'

interface Stepping {
  count: number
  /** Which of them is shown; -1: none yet. */
  at: number
  go: (to: number) => Promise<void>
}

/** How many, and the one before and after: earlier messages are further up. */
export function Steps({ count, at, go }: Stepping) {
  const many = count >= counted
  const all = many ? t('search.countMany', { count }) : t('search.count', { count })
  return (
    <div className={css.steps}>
      <span role="status" data-testid="hits">
        {at < 0 ? all : t('search.place', { at: at + 1, count: many ? `${count}+` : count })}
      </span>
      <Tooltip label={t('search.previous')}>
        <ActionIcon aria-label={t('search.previous')} disabled={count === 0 || at + 1 >= count} onClick={() => void go(at + 1)}>
          <IconChevronUp size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('search.next')}>
        <ActionIcon aria-label={t('search.next')} disabled={at <= 0} onClick={() => void go(at - 1)}>
          <IconChevronDown size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
