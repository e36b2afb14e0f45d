import { Button } from '@mantine/core'
import {
  type AccountSecurity,
  createResetLink,
  endUserSignIn,
  endUserSignIns,
  type ResetLink,
  readUserSecurity,
  type User,
} from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { SignIns } from '../../sign-in/SignIns.tsx'
import css from '../table.module.css'
import { ResetFactorDialog } from './ResetFactorDialog.tsx'
import { ResetLinkReady } from './ResetLinkReady.tsx'

/** How somebody comes in, and what an administrator can do about it [B-17]. */
export function UserSecurity({ user }: { user: User }) {
  const path = { userId: user.id }
  const key = ['user-security', user.id]
  const [asked, setAsked] = useState<'reset' | ResetLink>()
  const form = useForm()
  const queries = useQueryClient()
  const security = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(readUserSecurity, { path, signal }), gcTime: 0 })
  const show = (now: AccountSecurity) => queries.setQueryData(key, now)
  if (!security.data) return security.error ? <ErrorState again={() => void security.refetch()} /> : <SkeletonRows count={2} />
  const { secondFactor, signIns } = security.data
  const factor = secondFactor.since ? 'userFactorOn' : secondFactor.required ? 'userFactorMissing' : 'userFactorOff'
  return (
    <section className={css.section} aria-labelledby="user-security">
      <h2 id="user-security">{t('security.userSecurity')}</h2>
      {form.said && (
        <p role="alert" className={css.alert}>
          {form.said.text}
        </p>
      )}
      <div className={css.band}>
        <span>{t(`security.${factor}`)}</span>
        {secondFactor.since && (
          <Button variant="default" onClick={() => setAsked('reset')}>
            {t('security.reset')}
          </Button>
        )}
        {user.state === 'active' && (
          <Button
            variant="default"
            loading={form.busy}
            onClick={() => void form.run(async () => setAsked(await ask(createResetLink, { path })))}
          >
            {t('security.resetLink')}
          </Button>
        )}
      </div>
      <div className={css.band}>
        <span>{t('security.userDevices', { count: signIns.length })}</span>
        {signIns.length > 0 && (
          <Button
            variant="default"
            loading={form.busy}
            onClick={() => void form.run(async () => void show(await ask(endUserSignIns, { path })))}
          >
            {t('security.endAll')}
          </Button>
        )}
      </div>
      <SignIns
        signIns={signIns}
        busy={form.busy}
        end={({ id }) => void form.run(async () => void show(await ask(endUserSignIn, { path: { ...path, signInId: id } })))}
      />
      {asked === 'reset' && <ResetFactorDialog user={user} reset={show} close={() => setAsked(undefined)} />}
      {typeof asked === 'object' && <ResetLinkReady name={user.name} link={asked} close={() => setAsked(undefined)} />}
    </section>
  )
}
