import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { readInstallation } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Static } from 'typebox'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { Note } from './Note.tsx'
import { SsoButton } from './SsoButton.tsx'
import css from './sign-in.module.css'
import type { SigningIn } from './use-sign-in.ts'

type Sso = Static<typeof readInstallation.reply>['sso']

/** Where people use single sign-on alone, the password stands behind a link: it is for administrators. */
export function PasswordForm({ signing, sso, to }: { signing: SigningIn; sso: Sso; to: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const emailError = tried && !email.includes('@') ? t('door.emailWrong') : undefined
  const passwordError = tried && !password ? t('door.passwordMissing') : undefined
  const enter = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (email.includes('@') && password) void signing.enter(email.trim(), password)
  }
  if (sso && !sso.passwords && !asked) {
    return (
      <div className={css.form}>
        <SsoButton label={sso.label} to={to} primary />
        <Button variant="subtle" onClick={() => setAsked(true)}>
          {t('door.ssoOnly')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <form className={css.form} onSubmit={enter} noValidate>
        {signing.error && <Note text={signing.error} quiet={signing.blocked} />}
        <TextInput
          label={t('door.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldError(emailError)}
        />
        <PasswordInput
          label={t('door.password')}
          name="password"
          autoComplete="current-password"
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(passwordError)}
        />
        <Button type="submit" loading={signing.busy} disabled={signing.blocked} fullWidth>
          {t('ui.signIn')}
        </Button>
      </form>
      {sso && (
        <div className={css.form}>
          <p className={css.or}>{t('door.or')}</p>
          <SsoButton label={sso.label} to={to} />
        </div>
      )}
      <p className={css.small} data-apart>
        <Link to="/forgot">{t('door.forgot')}</Link>
      </p>
      <p className={css.small}>{t('door.noPassword')}</p>
    </>
  )
}
