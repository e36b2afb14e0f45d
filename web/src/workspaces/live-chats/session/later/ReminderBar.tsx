import { ActionIcon, Button } from '@mantine/core'
import { isNeedless, type SessionCard } from '@parley/contract'
import { IconAlarm, IconX } from '@tabler/icons-react'
import { useHeld } from '../../../../held.ts'
import { t } from '../../../../texts/index.ts'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import { full } from '../../../../ui/time.ts'
import { reminding } from './asked.ts'
import css from './later.module.css'
import { forget } from './reminders.ts'

/** What I asked to be reminded of here; when it is due, until I say that it is done [REM-01]. */
export function ReminderBar({ card }: { card: SessionCard }) {
  const reminder = useHeld(({ reminders }) => reminders[card.id])
  if (!reminder || isNeedless(reminder, card)) return null
  const { due, at, untilReply } = reminder
  const words = due
    ? t('notices.remindNow')
    : t(untilReply ? 'notices.remindingUntilReply' : 'notices.reminding', { when: full(at) })
  return (
    <div className={css.bar} data-due={due} role="status">
      <IconAlarm size={16} stroke={1.75} aria-hidden />
      <span className={css.words}>{words}</span>
      {due ? (
        <>
          <Button size="compact-sm" variant="default" onClick={() => reminding.set(card.id)}>
            {t('notices.remindLater')}
          </Button>
          <Button size="compact-sm" onClick={() => void forget(card.id)}>
            {t('notices.remindDone')}
          </Button>
        </>
      ) : (
        <Tooltip label={t('notices.cancelReminder')}>
          <ActionIcon size={28} aria-label={t('notices.cancelReminder')} onClick={() => void forget(card.id)}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
