import '../../texts/notices.ts'
import { ActionIcon } from '@mantine/core'
import { placeholdersIn } from '@parley/contract'
import { IconClockPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { useActions } from '../../ui/actions.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { full } from '../../ui/time.ts'
import { toast } from '../../ui/toasts.tsx'
import ConfirmSending from '../ConfirmSending.tsx'
import type { ComposerToolProps } from '../composer-tools.tsx'
import { clearDesk, type Desk, isGoingUp } from '../desk.ts'
import { bodyOf, ready } from '../send.ts'
import css from './later.module.css'
import { schedule, tried } from './scheduled.ts'
import { WhenDialog } from './WhenDialog.tsx'

/** The composer's clock: what is written goes at a time, with its files and its quote [REM-01]. */
export default function SendLater({ desk, to, confirm }: ComposerToolProps) {
  const written = useStore(desk)
  const [asking, setAsking] = useState(false)
  const [confirming, setConfirming] = useState<Date>()
  const why = whyNot(written, to)
  const later = { id: 'send-later', label: t('notices.sendLaterTitle'), group: t('ui.conversation') }
  useActions([{ ...later, ...(why && { why }), run: () => setAsking(true) }])
  const session = to.session
  if (!session) return null
  const label = why ? `${t('notices.sendLater')}. ${why}` : t('notices.sendLater')
  const { macro } = written.follow ?? {}
  const hints = [t('notices.sendLaterHint'), macro && t('notices.noMacro', { what: macro.words.join(' · ') })]
  const go = (at: Date) => {
    setConfirming(undefined)
    void tried(async () => {
      await schedule(session.id, v7(), bodyOf(written), at)
      // What was typed meanwhile stays.
      if (desk.get() === written) clearDesk(desk)
      toast({ kind: 'done', text: t('notices.willSend', { when: full(at) }) })
    })
  }
  const choose = (at: Date) => {
    setAsking(false)
    if (confirm) setConfirming(at)
    else go(at)
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
          hint={hints.filter(Boolean).join(' ')}
          close={() => setAsking(false)}
          choose={choose}
        />
      )}
      {confirm && confirming && (
        <ConfirmSending
          title={t('notices.confirmLater', { when: full(confirming) })}
          to={confirm}
          desk={written}
          close={() => setConfirming(undefined)}
          send={() => go(confirming)}
        />
      )}
    </>
  )
}

/** As for what is sent at once [CMP-07, CMP-08]. */
function whyNot(written: Desk, to: ComposerToolProps['to']): string {
  const { text, attachments } = written
  const [missing] = placeholdersIn(text)
  if (missing) return t('notices.fillFirst', { name: missing.text })
  if (attachments.some(isGoingUp)) return t('notices.stillUploading')
  if (text.trim() === '' && attachments.length === 0) return t('notices.nothingWritten')
  return ready(written, to) ? '' : t('notices.mendFirst')
}
