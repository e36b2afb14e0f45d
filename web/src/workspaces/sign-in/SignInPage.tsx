import '../../texts/later.ts'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { t } from '../../texts/index.ts'
import { leaveWorkspace } from '../../workspace.ts'
import { DoorCard, useInstallation } from './DoorCard.tsx'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { useSignIn } from './use-sign-in.ts'

/** E-mail and password with one message for both, the second step, or the identity provider [ui.md S2, reliability §5.22]. */
export default function SignInPage() {
  const installation = useInstallation()
  const navigate = useNavigate()
  const router = useRouter()
  const { to = '/', changed = false } = useSearch({ strict: false }) as { to?: string; changed?: boolean }
  const signing = useSignIn(() => {
    leaveWorkspace()
    router.history.push(to)
  })

  useEffect(() => {
    if (installation && !installation.setUp) void navigate({ to: '/setup', replace: true })
  }, [installation, navigate])

  const organisation = installation?.organisation ?? t('ui.product')
  if (signing.needsCode) {
    return (
      <DoorCard title={t('security.step')}>
        <FactorForm signing={signing} organisation={organisation} />
      </DoorCard>
    )
  }
  return (
    <DoorCard title={t('door.title', { organisation })} {...(changed && { text: t('door.resetDone') })}>
      <PasswordForm signing={signing} sso={installation?.sso ?? null} to={to} />
    </DoorCard>
  )
}
