import '../../../../texts/notices.ts'
import type { SessionCard } from '@parley/contract'
import { useScheduled } from '../../../../conversation/later/scheduled.ts'
import { useHeld } from '../../../../held.ts'
import { useStore } from '../../../../store.ts'
import { t } from '../../../../texts/index.ts'
import { useActions } from '../../../../ui/actions.ts'
import { reminding } from './asked.ts'
import css from './later.module.css'
import { RemindDialog } from './RemindDialog.tsx'
import { ReminderBar } from './ReminderBar.tsx'
import { ScheduledBar } from './ScheduledBar.tsx'

/** What is put off in a session: my reminder, and messages that are to be sent later [REM-01]. */
export default function Later({ card }: { card: SessionCard }) {
  const messages = useScheduled(card.id)
  const asks = useStore(reminding) === card.id
  const reminder = useHeld(({ reminders }) => reminders[card.id] !== undefined)
  const supervises = useHeld(({ liveChats }) => liveChats.some(({ id, supervisor }) => id === card.liveChatId && supervisor))
  useActions([
    { id: 'remind-me', label: t('notices.remindMe'), group: t('sessions.liveChats'), run: () => reminding.set(card.id) },
  ])
  return (
    <>
      {(reminder || messages.length > 0) && (
        <div className={css.bars}>
          <ReminderBar card={card} />
          {messages.length > 0 && (
            <ul className={css.list} aria-label={t('notices.scheduled')}>
              {messages.map((message) => (
                <ScheduledBar key={message.id} message={message} supervises={supervises} />
              ))}
            </ul>
          )}
        </div>
      )}
      {asks && <RemindDialog sessionId={card.id} close={() => reminding.set(undefined)} />}
    </>
  )
}
