import { ActionIcon } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconAt,
  IconCheck,
  IconCircleCheck,
  IconMessage,
  IconPencil,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { clock, full, short } from '../../ui/time.ts'
import css from './activity.module.css'
import type { Shown } from './entries.ts'
import { addressOf, sentenceOf } from './words.ts'

const icons = {
  'session-closed': IconCircleCheck,
  'session-reassigned': IconArrowsExchange,
  'sessions-returned': IconArrowBackUp,
  'item-changed': IconPencil,
  'item-commented': IconMessage,
  'item-mentioned': IconAt,
  'session-mentioned': IconAt,
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
      <Link to={addressOf(entry)} className={css.link} data-entry={entry.id} onClick={() => !entry.read && read()}>
        <span className={css.sentence}>{sentence}</span>
        <span className={css.chat}>{entry.liveChat?.name}</span>
      </Link>
      <time dateTime={entry.at} title={full(entry.at)} className={css.time}>
        {dated ? short(entry.at) : clock(entry.at)}
      </time>
      <MarkRead shown={!entry.read} read={read} />
    </article>
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
