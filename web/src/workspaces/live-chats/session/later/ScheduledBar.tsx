import { Button } from '@mantine/core'
import type { Problem, ScheduledMessage } from '@parley/contract'
import { IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { cancel, sendNow } from '../../../../conversation/later/scheduled.ts'
import { useHeld } from '../../../../held.ts'
import { refusalText, t } from '../../../../texts/index.ts'
import { full } from '../../../../ui/time.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import css from './later.module.css'

/** One message that waits for its time, or was not sent at it [REM-01]. */
export function ScheduledBar({ message, supervises }: { message: ScheduledMessage; supervises: boolean }) {
  const me = useHeld((held) => held.me.id)
  const [changing, setChanging] = useState(false)
  const mine = message.author.id === me
  const when = full(message.at)
  const { text, files, quote } = message
  const quoted = quote && (quote.withdrawn ? t('conversation.gone') : quote.text || (quote.fileName ?? ''))
  const carried = [
    quote && t('notices.quoting', { name: quote.authorName, text: quoted ?? '' }),
    ...files.map(({ name }) => name),
  ].filter(Boolean)
  return (
    <li className={css.bar}>
      <IconClock size={16} stroke={1.75} aria-hidden />
      <span className={css.words} title={[text, ...carried].join('\n')}>
        {t('notices.scheduledFor', { name: mine ? t('ui.you') : message.author.name, when, text })}
        {carried.length > 0 && <span className={css.carried}> {carried.join(' · ')}</span>}
      </span>
      {mine && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => void sendNow(message)}>
            {t('notices.sendNow')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
            {t('notices.change')}
          </Button>
        </>
      )}
      {(mine || supervises) && (
        <Button size="compact-sm" variant="subtle" onClick={() => void cancel(message)}>
          {t('notices.cancel')}
        </Button>
      )}
      {message.refused && (
        <span className={css.refused}>
          {t('notices.scheduledRefused', { when, reason: refusalText(message.refused as Problem['code']) })}
        </span>
      )}
      {changing && <ChangeDialog message={message} close={() => setChanging(false)} />}
    </li>
  )
}
