import '../../../../texts/notices.ts'
import { ActionIcon } from '@mantine/core'
import { IconClockPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { ComposerToolProps } from '../../../../conversation/composer-tools.tsx'
import { clearDesk } from '../../../../conversation/index.ts'
import { useStore } from '../../../../store.ts'
import { t } from '../../../../texts/index.ts'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import { full } from '../../../../ui/time.ts'
import { toast } from '../../../../ui/toasts.tsx'
import css from './later.module.css'
import { tried } from './reminders.ts'
import { schedule } from './scheduled.ts'
import { WhenDialog } from './WhenDialog.tsx'

/** The composer's clock: what is written goes at a time [REM-01]. */
export default function SendLater({ desk, to }: ComposerToolProps) {
  const { text, attachments } = useStore(desk)
  const [asking, setAsking] = useState(false)
  const session = to.session
  if (!session) return null
  const why = attachments.length > 0 ? t('notices.noFiles') : text.trim() ? '' : t('notices.nothingWritten')
  const label = why ? `${t('notices.sendLater')}. ${why}` : t('notices.sendLater')
  const choose = (at: Date) => {
    setAsking(false)
    void tried(async () => {
      await schedule(session.id, v7(), text.trim().toWellFormed().replaceAll('\u0000', ''), at)
      clearDesk(desk)
      toast({ kind: 'done', text: t('notices.willSend', { when: full(at) }) })
    })
  }
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon
          className={why ? css.idle : ''}
          aria-label={label}
          aria-disabled={why !== ''}
          onClick={() => (why ? toast({ text: why }) : setAsking(true))}
        >
          <IconClockPlay size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <WhenDialog
          title={t('notices.sendLaterTitle')}
          hint={t('notices.sendLaterHint')}
          close={() => setAsking(false)}
          choose={choose}
        />
      )}
    </>
  )
}
