import { Button, PasswordInput } from '@mantine/core'
import { changePassword } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useForm } from '../../ui/use-form.ts'
import { NewPassword, useWait } from '../sign-in/index.ts'
import css from './profile.module.css'

/** A new password; the other sign-ins end. */
export function MyPassword({ email }: { email: string }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm()
  const { waiting, note } = useWait()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!current) return form.say({ field: 'current', text: t('door.passwordMissing') })
    void form.run(async () => {
      try {
        await ask(changePassword, { body: { current, password } })
      } catch (failed) {
        if (note(failed)) return
        if (isRefused(failed) && failed.problem.field === '/password')
          return form.say({ field: 'password', text: refusalText('password-weak') })
        throw failed
      }
      setCurrent('')
      setPassword('')
      toast({ text: t('profile.passwordChanged'), kind: 'done' })
    })
  }
  return (
    <form className={css.section} aria-labelledby="my-password" onSubmit={save} onChange={() => form.say(undefined)} noValidate>
      <h2 id="my-password">{t('profile.passwordTitle')}</h2>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t('profile.current')}
        autoComplete="current-password"
        required
        maxLength={128}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={fieldError(waiting ?? form.of('current'))}
      />
      <NewPassword label={t('door.newPassword')} value={password} onChange={setPassword} error={form.of('password')} />
      {form.said && !form.said.field && <p role="alert">{fieldError(form.said.text)}</p>}
      <div className={css.withNote}>
        <Button type="submit" loading={form.busy} disabled={!password || waiting !== undefined}>
          {t('profile.changePassword')}
        </Button>
        <span className={css.hint}>{t('profile.passwordNote')}</span>
      </div>
    </form>
  )
}
