import { Button, TextInput } from '@mantine/core'
import { mailTranscript } from '@parley/contract'
import { useState } from 'react'
import { ask, isRefused } from '../../../../live/index.ts'
import { transcript } from '../../../../texts/en/transcript.ts'
import { learn, refusalText, t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import css from '../session.module.css'
import { useSession } from '../use-session.ts'

learn({ transcript })

/** To whom; the customer's address stands there where it is known [TRN-01]. */
export default function MailTranscript({ sessionId, close }: { sessionId: string; close: () => void }) {
  const { details } = useSession(sessionId)
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const to = (typed ?? details?.customer.email ?? '').trim()
  const may = /^[^\s@]+@[^\s@]+$/.test(to)
  const send = async () => {
    if (!may || busy) return
    setBusy(true)
    try {
      await ask(mailTranscript, { path: { sessionId }, body: { to } })
      toast({ kind: 'done', text: t('transcript.sent', { to }) })
      close()
    } catch (error) {
      setProblem(isRefused(error) ? refusalText(error.problem.code) : t('ui.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!may} loading={busy} onClick={() => void send()}>
        {t('transcript.send')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('transcript.title')} close={close} submit={() => void send()} footer={footer}>
      <TextInput
        data-autofocus
        type="email"
        label={t('transcript.to')}
        maxLength={254}
        value={typed ?? details?.customer.email ?? ''}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && void send()}
      />
      <p className={css.quiet}>{t('transcript.attach')}</p>
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
