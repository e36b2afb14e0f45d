import { TextInput } from '@mantine/core'
import { mailTranscript } from '@parley/contract'
import { useState } from 'react'
import { ask } from '../../../../live/index.ts'
import { transcript } from '../../../../texts/en/transcript.ts'
import { learn, t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useForm } from '../../../../ui/use-form.ts'
import css from '../session.module.css'
import { useSession } from '../use-session.ts'

learn({ transcript })

/** To whom; the customer's address stands there where it is known [TRN-01]. */
export default function MailTranscript({ sessionId, close }: { sessionId: string; close: () => void }) {
  const { details } = useSession(sessionId)
  const [typed, setTyped] = useState<string>()
  const to = (typed ?? details?.customer.email ?? '').trim()
  const may = /^[^\s@]+@[^\s@]+$/.test(to)
  const form = useForm()
  const { busy, said } = form
  const run = async () => {
    if (!may) return
    await ask(mailTranscript, { path: { sessionId }, body: { to } })
    toast({ kind: 'done', text: t('transcript.sent', { to }) })
    close()
  }
  const go = () => void (busy || form.run(run))
  return (
    <Dialog title={t('transcript.title')} close={close} act={{ label: t('transcript.send'), run: go, busy, disabled: !may }}>
      <TextInput
        data-autofocus
        type="email"
        label={t('transcript.to')}
        maxLength={254}
        value={typed ?? details?.customer.email ?? ''}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && go()}
      />
      <p className={css.quiet}>{t('transcript.attach')}</p>
      {said && (
        <p className={css.problem} role="alert">
          {said.text}
        </p>
      )}
    </Dialog>
  )
}
