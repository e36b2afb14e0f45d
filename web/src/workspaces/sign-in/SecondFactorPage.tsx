import '../../texts/later.ts'
import { Button } from '@mantine/core'
import { readMySecurity, signOut } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ask, isRefused } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { leaveWorkspace } from '../../workspace.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { DoorCard, useInstallation } from './DoorCard.tsx'
import { SetUpFactor } from './SetUpFactor.tsx'
import css from './sign-in.module.css'

/** For those whose group must have a second factor, before anything else answers them [B-17]. */
export default function SecondFactorPage() {
  const organisation = useInstallation()?.organisation ?? t('ui.product')
  const navigate = useNavigate()
  const router = useRouter()
  const { to = '/' } = useSearch({ strict: false }) as { to?: string }
  const [codes, setCodes] = useState<string[]>()
  const mine = useQuery({
    queryKey: ['my-security'],
    queryFn: ({ signal }) => ask(readMySecurity, { signal }),
    gcTime: 0,
    retry: false,
  })
  const there = mine.data && (mine.data.secondFactor.since !== null || !mine.data.secondFactor.required) && !codes
  const away = isRefused(mine.error, 'not-signed-in')
  useEffect(() => {
    if (there) router.history.replace(to)
    if (away) void navigate({ to: '/signin', replace: true })
  }, [there, away, router, navigate, to])
  const go = () => {
    leaveWorkspace()
    router.history.replace(to)
  }
  const leave = async () => {
    await ask(signOut)
    leaveWorkspace()
    location.assign('/signin')
  }
  if (codes) {
    return (
      <DoorCard title={t('security.codesTitle')}>
        <BackupCodes codes={codes} organisation={organisation} done={go} />
      </DoorCard>
    )
  }
  return (
    <DoorCard title={t('security.setUpTitle')} text={t('security.mustText', { organisation })}>
      {mine.error && !away && <ErrorState again={() => void mine.refetch()} />}
      {!mine.data && !mine.error && <SkeletonRows count={3} />}
      {mine.data && !there && <SetUpFactor done={setCodes} />}
      <div className={css.form}>
        <Button variant="subtle" onClick={() => void leave()}>
          {t('ui.signOut')}
        </Button>
      </div>
    </DoorCard>
  )
}
