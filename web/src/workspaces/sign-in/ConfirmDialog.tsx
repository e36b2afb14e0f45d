import '../../texts/later.ts'
import { PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { useForm } from '../../ui/use-form.ts'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'
import { useWait } from './use-wait.ts'

interface Confirmed {
  title: string
  text: string
  action: string
  danger?: boolean
  /** Whose password it is, for password managers. */
  email: string
  /** Who came by single sign-on may have none. */
  hasPassword?: boolean
  /** What is refused besides the password is said by who asked; then the dialog closes. */
  run: (password: { password?: string }) => Promise<void>
  close: () => void
}

/** What is dangerous asks for the password again [ui.md S29]. */
export function ConfirmDialog({ title, text, action, danger = false, email, hasPassword = true, run, close }: Confirmed) {
  const [password, setPassword] = useState('')
  const form = useForm()
  const { waiting, note } = useWait()
  const submit = () => {
    if (hasPassword && !password) return form.say({ field: 'password', text: t('door.passwordMissing') })
    void form.run(async () => {
      try {
        await run(hasPassword ? { password } : {})
        close()
      } catch (failed) {
        if (note(failed)) return
        if (isRefused(failed, 'credentials-wrong')) return form.say({ field: 'password', text: t('security.passwordWrong') })
        if (isRefused(failed)) return form.say({ text: refusalText(failed.problem.code) })
        throw failed
      }
    })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const act = { label: action, form: 'confirm', busy: form.busy, disabled: waiting !== undefined, red: danger }
  return (
    <Dialog title={title} close={close} act={act}>
      <form id="confirm" className={css.asked} onSubmit={send} onChange={() => form.say(undefined)} noValidate>
        <p className={css.text}>{text}</p>
        {(waiting || (form.said && !form.said.field)) && <Note text={waiting ?? form.said!.text} quiet={waiting !== undefined} />}
        {hasPassword ? (
          <>
            <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
            <PasswordInput
              label={t('security.password')}
              autoComplete="current-password"
              data-autofocus
              required
              maxLength={128}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={fieldError(form.of('password'))}
            />
          </>
        ) : (
          <p className={css.small}>{t('security.noPassword')}</p>
        )}
      </form>
    </Dialog>
  )
}
