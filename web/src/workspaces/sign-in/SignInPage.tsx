import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from '@parley/contract'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { ask, isRefused, Unreachable } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { leaveWorkspace } from '../../workspace.ts'
import { DoorCard, useInstallation } from './DoorCard.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'
import { useWait } from './use-wait.ts'

/** E-mail and password; one message for both [ui.md S2, reliability §5.22]. */
export default function SignInPage() {
  const installation = useInstallation()
  const navigate = useNavigate()
  const router = useRouter()
  const { to = '/' } = useSearch({ strict: false }) as { to?: string }
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { waiting, note } = useWait()
  const emailError = tried && !email.includes('@') ? t('door.emailWrong') : undefined
  const passwordError = tried && !password ? t('door.passwordMissing') : undefined

  useEffect(() => {
    if (installation && !installation.setUp) void navigate({ to: '/setup', replace: true })
  }, [installation, navigate])

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!email.includes('@') || !password || busy || waiting) return
    setBusy(true)
    setError(undefined)
    try {
      await ask(signIn, { body: { email: email.trim(), password } })
      leaveWorkspace()
      router.history.push(to)
    } catch (failed) {
      if (note(failed)) setError(undefined)
      else if (isRefused(failed)) setError(refusalText(failed.problem.code))
      else if (failed instanceof Unreachable) setError(t('ui.unreachable'))
      else throw failed
    } finally {
      setBusy(false)
    }
  }

  return (
    <DoorCard title={t('door.title', { organisation: installation?.organisation ?? t('ui.product') })}>
      <form className={css.form} onSubmit={(event) => void enter(event)} noValidate>
        {(waiting || error) && <Note text={waiting ?? error!} quiet={waiting !== undefined} />}
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
        <Button type="submit" loading={busy} disabled={waiting !== undefined} fullWidth>
          {t('ui.signIn')}
        </Button>
        <p className={css.small}>{t('door.noPassword')}</p>
      </form>
    </DoorCard>
  )
}
