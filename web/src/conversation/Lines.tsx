import type { Message } from '@parley/contract'
import { t } from '../texts/index.ts'
import { clock, day, full, short } from '../ui/time.ts'
import type { Acts } from './acts.ts'
import css from './lines.module.css'
import { instanceName, noticeText } from './notice-text.ts'
import type { Ending } from './timeline.ts'

export function DayLine({ at }: { at: string }) {
  return <div className={css.day}>{day(at)}</div>
}

/** What happened in the session besides messages; staff alone see it [SES-16]. */
export function NoticeLine({ message, instance }: { message: Message; instance: Acts['instance'] }) {
  const { notice } = message
  return (
    <div className={css.notice} title={full(message.sentAt)} data-testid={`notice-${notice?.kind}`}>
      {notice?.kind === 'process' && instance ? <Started message={message} draw={instance} /> : noticeText(message)} ·{' '}
      {clock(message.sentAt)}
    </div>
  )
}

/** The sentence as it is, with what leads to the process in the place of its name. */
function Started({ message, draw }: { message: Message; draw: NonNullable<Acts['instance']> }) {
  const text = noticeText(message)
  const name = instanceName(message)
  const at = text.lastIndexOf(name)
  return (
    <>
      {text.slice(0, at)}
      {draw(message, name)}
      {text.slice(at + name.length)}
    </>
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
