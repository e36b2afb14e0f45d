import { Button, PasswordInput } from '@mantine/core'
import { signIn } from '@parley/contract'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../live/index.ts'
import { useStore } from '../store.ts'
import { refusalText, t } from '../texts/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { fieldError } from '../ui/FormField.tsx'
import { resumeWorkspace, workspace } from '../workspace.ts'
import css from './shell.module.css'

/** The sign-in ended while somebody worked: they come back in place, with everything as it was [ui.md S2]. */
export default function SignInAgain() {
  const me = useStore(workspace)?.me
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  if (!me) return null
  const come = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await ask(signIn, { body: { email: me.email, password } })
      await resumeWorkspace()
    } catch (refused) {
      setError(isRefused(refused) ? refusalText(refused.problem.code) : t('ui.unreachable'))
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('ui.signedOut')} close={() => location.assign('/signin')}>
      <form className={css.form} onSubmit={(event) => void come(event)}>
        <p>{t('ui.signInAgain')}</p>
        <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordInput
          label={t('ui.password')}
          description={me.email}
          autoComplete="current-password"
          data-autofocus
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(error)}
        />
        <Button type="submit" loading={busy}>
          {t('ui.signIn')}
        </Button>
      </form>
    </Dialog>
  )
}
