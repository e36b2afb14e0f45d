import '../../texts/later.ts'
import { Button, TextInput } from '@mantine/core'
import { acceptInvitation, readInvitation } from '@parley/contract'
import { IconMailOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ask, isRefused, Unreachable } from '../../live/index.ts'
import { refusalText, t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { leaveWorkspace } from '../../workspace.ts'
import { DoorCard, useInstallation } from './DoorCard.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'

/** A link that lets one person in, once [ui.md S2]. */
export default function InvitationPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const organisation = useInstallation()?.organisation ?? t('ui.product')
  const whom = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => ask(readInvitation, { path: { token }, signal }),
  })
  const [over, setOver] = useState(false)
  if (over || isRefused(whom.error)) return <InvitationOver organisation={organisation} />
  const title = t('door.invitationTitle', { organisation })
  if (!whom.data) {
    return (
      <DoorCard title={title}>
        {whom.error ? <ErrorState again={() => void whom.refetch()} /> : <SkeletonRows count={2} />}
      </DoorCard>
    )
  }
  const { name, email } = whom.data
  return (
    <DoorCard title={title} text={t('door.invitationText', { email })}>
      <Choose token={token} name={name} email={email} over={() => setOver(true)} />
    </DoorCard>
  )
}

function InvitationOver({ organisation }: { organisation: string }) {
  const action = (
    <Button variant="default" renderRoot={(props) => <Link to="/signin" {...props} />}>
      {t('door.toSignIn')}
    </Button>
  )
  return (
    <main className={css.door} id="main">
      <EmptyState
        icon={<IconMailOff size={40} stroke={1.75} />}
        title={t('door.invitationOver')}
        text={t('door.invitationOverText', { organisation })}
        action={action}
      />
    </main>
  )
}

function Choose(invited: { token: string; name: string; email: string; over: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = useState(invited.name)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<{ field?: string; text: string }>()
  const enter = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return setError({ field: 'name', text: t('door.nameMissing') })
    setBusy(true)
    setError(undefined)
    try {
      await ask(acceptInvitation, { path: { token: invited.token }, body: { name, password } })
      leaveWorkspace()
      await navigate({ to: '/' })
    } catch (failed) {
      if (isRefused(failed, 'invitation-invalid')) return invited.over()
      if (isRefused(failed, 'password-weak') || (isRefused(failed) && failed.problem.field === '/password'))
        setError({ field: 'password', text: refusalText('password-weak') })
      else if (isRefused(failed)) setError({ text: refusalText(failed.problem.code) })
      else if (failed instanceof Unreachable) setError({ text: t('ui.unreachable') })
      else throw failed
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void enter(event)} onChange={() => setError(undefined)} noValidate>
      {error && !error.field && <Note text={error.text} />}
      <input type="email" name="email" autoComplete="username" value={invited.email} readOnly hidden />
      <TextInput
        label={t('door.name')}
        autoComplete="name"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(error?.field === 'name' ? error.text : undefined)}
      />
      <NewPassword value={password} onChange={setPassword} error={error?.field === 'password' ? error.text : undefined} />
      <Button type="submit" loading={busy} fullWidth>
        {t('door.invitationEnter')}
      </Button>
    </form>
  )
}
