import { ActionIcon } from '@mantine/core'
import {
  IconAlarm,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsExchange,
  IconAt,
  IconCheck,
  IconChecklist,
  IconCircleCheck,
  IconClockExclamation,
  IconMessage,
  IconPencil,
  IconSendOff,
  IconSitemap,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { clock, full, short } from '../../ui/time.ts'
import css from './activity.module.css'
import { EntryMenu } from './EntryMenu.tsx'
import type { Shown } from './entries.ts'
import { addressOf, sentenceOf } from './words.ts'

const icons = {
  'session-closed': IconCircleCheck,
  'session-waiting': IconClockExclamation,
  'session-unanswered': IconClockExclamation,
  reminder: IconAlarm,
  'message-not-sent': IconSendOff,
  'session-reassigned': IconArrowsExchange,
  'sessions-returned': IconArrowBackUp,
  'item-changed': IconPencil,
  'item-commented': IconMessage,
  'item-mentioned': IconAt,
  'session-mentioned': IconAt,
  'task-assigned': IconChecklist,
  'process-notice': IconSitemap,
  'process-failed': IconAlertTriangle,
}

/** One thing that happened; following it marks it as read. */
export function Entry({ entry, me, read, dated }: { entry: Shown; me: string; read: () => void; dated: boolean }) {
  const Mark = icons[entry.kind]
  const sentence = sentenceOf(entry, me)
  const unread = entry.read ? '' : `, ${t('activity.isUnread')}`
  return (
    <article className={css.entry} aria-label={`${sentence}${unread}`} data-unread={!entry.read} data-testid="activity-entry">
      <span className={css.dot} aria-hidden />
      <Mark size={18} stroke={1.75} className={css.mark} aria-hidden />
      {entry.follows ? (
        <Link to={addressOf(entry)} className={css.link} data-entry={entry.id} onClick={() => !entry.read && read()}>
          <Words entry={entry} sentence={sentence} />
        </Link>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: J and K walk over it, and Shift U marks it [ACT-06].
        <span className={css.link} data-entry={entry.id} tabIndex={0}>
          <Words entry={entry} sentence={sentence} />
        </span>
      )}
      <time dateTime={entry.at} title={full(entry.at)} className={css.time}>
        {dated ? short(entry.at) : clock(entry.at)}
      </time>
      <MarkRead shown={!entry.read} read={read} />
      <EntryMenu entry={entry} />
    </article>
  )
}

function Words({ entry, sentence }: { entry: Shown; sentence: string }) {
  return (
    <>
      <span className={css.sentence}>{sentence}</span>
      <span className={css.chat}>{entry.liveChat?.name ?? (entry.task && entry.instance?.name)}</span>
    </>
  )
}

export function MarkRead({ shown, read }: { shown: boolean; read: () => void }) {
  return (
    <span className={css.act}>
      {shown && (
        <Tooltip label={t('activity.markRead')}>
          <ActionIcon size={28} aria-label={t('activity.markRead')} onClick={read}>
            <IconCheck size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}
