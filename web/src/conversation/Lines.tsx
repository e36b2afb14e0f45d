import type { Message } from '@parley/contract'
import { t } from '../texts/index.ts'
import { clock, day, full, short } from '../ui/time.ts'
import css from './lines.module.css'
import { noticeText } from './notice-text.ts'
import type { Ending } from './timeline.ts'

export function DayLine({ at }: { at: string }) {
  return <div className={css.day}>{day(at)}</div>
}

/** What happened in the session besides messages; staff alone see it [SES-16]. */
export function NoticeLine({ message }: { message: Message }) {
  return (
    <div className={css.notice} title={full(message.sentAt)} data-testid={`notice-${message.notice?.kind}`}>
      {noticeText(message)} · {clock(message.sentAt)}
    </div>
  )
}

export function EndingLine({ ending: { name, closedAt, closedBy } }: { ending: Ending }) {
  const at = short(closedAt)
  const text = name
    ? t(closedBy ? 'conversation.closedBy' : 'conversation.closedNamed', { name, at, by: closedBy ?? '' })
    : t('conversation.closed', { at })
  return (
    <div className={css.ending} title={full(closedAt)}>
      {text}
    </div>
  )
}

export function NewLine() {
  return <div className={css.fresh}>{t('conversation.newMessages')}</div>
}

export function TypingLine({ name }: { name: string }) {
  return (
    <div className={css.typing}>
      <span className={css.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {t('conversation.typing', { name })}
    </div>
  )
}
