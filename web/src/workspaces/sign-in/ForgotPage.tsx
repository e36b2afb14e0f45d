import '../../texts/later.ts'
import { Button, TextInput } from '@mantine/core'
import { askForPasswordReset } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useForm } from '../../ui/use-form.ts'
import { DoorCard, useInstallation } from './DoorCard.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'
import { useWait } from './use-wait.ts'

/** A link by mail; where there is no mail, whom to ask. What is said is the same for every address [reliability §5.22]. */
export default function ForgotPage() {
  const installation = useInstallation()
  const [sent, setSent] = useState<string>()
  const back = (
    <Button variant="default" renderRoot={(props) => <Link to="/signin" {...props} />}>
      {t('door.toSignIn')}
    </Button>
  )
  const { organisation = '', resetsByMail } = installation ?? {}
  const text = sent
    ? t('door.forgotSent', { email: sent })
    : resetsByMail === undefined
      ? ''
      : resetsByMail
        ? t('door.forgotText')
        : t('door.forgotNoMail', { organisation })
  return (
    <DoorCard title={t('door.forgotTitle')} text={<span role="status">{text}</span>}>
      {!installation && <SkeletonRows count={1} />}
      {resetsByMail && !sent && <AskForLink sent={setSent} />}
      <div className={css.form}>{back}</div>
    </DoorCard>
  )
}

function AskForLink({ sent }: { sent: (email: string) => void }) {
  const [email, setEmail] = useState('')
  const form = useForm()
  const { waiting, note } = useWait()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!email.includes('@')) return form.say({ field: 'email', text: t('door.emailWrong') })
    void form.run(async () => {
      try {
        await ask(askForPasswordReset, { body: { email: email.trim() } })
        sent(email.trim())
      } catch (failed) {
        if (!note(failed)) throw failed
      }
    })
  }
  return (
    <form className={css.form} onSubmit={send} onChange={() => form.say(undefined)} noValidate>
      {(waiting || (form.said && !form.said.field)) && <Note text={waiting ?? form.said!.text} quiet={waiting !== undefined} />}
      <TextInput
        label={t('door.email')}
        type="email"
        autoComplete="username"
        autoFocus
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(form.of('email'))}
      />
      <Button type="submit" loading={form.busy} disabled={waiting !== undefined} fullWidth>
        {t('door.forgotSend')}
      </Button>
    </form>
  )
}
