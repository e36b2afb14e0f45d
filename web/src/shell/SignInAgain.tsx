import { Button, PasswordInput } from '@mantine/core'
import { readInstallation } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../live/index.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { fieldError } from '../ui/FormField.tsx'
import { resumeWorkspace, workspace } from '../workspace.ts'
import { FactorForm } from '../workspaces/sign-in/FactorForm.tsx'
import { SsoButton } from '../workspaces/sign-in/SsoButton.tsx'
import { type SigningIn, useSignIn } from '../workspaces/sign-in/use-sign-in.ts'
import css from './shell.module.css'

/** The sign-in ended while somebody worked: they come back in place, with everything as it was [ui.md S2]. */
export default function SignInAgain() {
  const me = useStore(workspace)?.me
  const installation = useQuery({ queryKey: ['installation'], queryFn: ({ signal }) => ask(readInstallation, { signal }) }).data
  const here = location.pathname + location.search
  const signing = useSignIn(() =>
    resumeWorkspace().catch((error) => {
      if (!isRefused(error, 'second-factor-required')) throw error
      location.assign(`/second-factor?to=${encodeURIComponent(here)}`)
    }),
  )
  if (!me) return null
  return (
    <Dialog title={t('ui.signedOut')} close={() => location.assign('/signin')}>
      {signing.needsCode ? (
        <FactorForm signing={signing} organisation={installation?.organisation ?? t('ui.product')} />
      ) : (
        <PasswordAgain email={me.email} signing={signing} />
      )}
      {installation?.sso && !signing.needsCode && (
        <div className={css.form}>
          <SsoButton label={installation.sso.label} to={here} />
        </div>
      )}
    </Dialog>
  )
}

function PasswordAgain({ email, signing }: { email: string; signing: SigningIn }) {
  const [password, setPassword] = useState('')
  const come = (event: FormEvent) => {
    event.preventDefault()
    void signing.enter(email, password)
  }
  return (
    <form className={css.form} onSubmit={come}>
      <p>{t('ui.signInAgain')}</p>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t('ui.password')}
        description={email}
        autoComplete="current-password"
        data-autofocus
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldError(signing.error)}
      />
      <Button type="submit" loading={signing.busy} disabled={signing.blocked}>
        {t('ui.signIn')}
      </Button>
    </form>
  )
}
