import '../../texts/later.ts'
import { Button } from '@mantine/core'
import { readPasswordReset, resetPassword } from '@parley/contract'
import { IconLinkOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useForm } from '../../ui/use-form.ts'
import { DoorCard } from './DoorCard.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'

/** A link that gives one person a new password, once [ui.md S2]. */
export default function ResetPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const whom = useQuery({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) => ask(readPasswordReset, { path: { token }, signal }),
    retry: false,
  })
  const [over, setOver] = useState(false)
  if (over || isRefused(whom.error)) return <Over />
  if (!whom.data) {
    return (
      <DoorCard title={t('door.resetTitle')}>
        {whom.error ? <ErrorState again={() => void whom.refetch()} /> : <SkeletonRows count={2} />}
      </DoorCard>
    )
  }
  const { email } = whom.data
  return (
    <DoorCard title={t('door.resetTitle')} text={t('door.resetText', { email })}>
      <Choose token={token} email={email} over={() => setOver(true)} />
    </DoorCard>
  )
}

function Over() {
  const action = (
    <Button variant="default" renderRoot={(props) => <Link to="/forgot" {...props} />}>
      {t('door.askAgain')}
    </Button>
  )
  return (
    <main className={css.door} id="main">
      <EmptyState
        icon={<IconLinkOff size={40} stroke={1.75} />}
        title={t('door.resetOver')}
        text={t('door.resetOverText')}
        action={action}
      />
    </main>
  )
}

function Choose({ token, email, over }: { token: string; email: string; over: () => void }) {
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const form = useForm()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void form.run(async () => {
      try {
        await ask(resetPassword, { path: { token }, body: { password } })
        await navigate({ to: '/signin', search: { changed: true } as never })
      } catch (failed) {
        if (isRefused(failed, 'password-reset-invalid')) return over()
        if (isRefused(failed) && failed.problem.field === '/password')
          return form.say({ field: 'password', text: refusalText('password-weak') })
        throw failed
      }
    })
  }
  return (
    <form className={css.form} onSubmit={save} onChange={() => form.say(undefined)} noValidate>
      {form.said && !form.said.field && <Note text={form.said.text} />}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <NewPassword label={t('door.newPassword')} value={password} onChange={setPassword} error={form.of('password')} />
      <Button type="submit" loading={form.busy} fullWidth>
        {t('door.resetDo')}
      </Button>
    </form>
  )
}
