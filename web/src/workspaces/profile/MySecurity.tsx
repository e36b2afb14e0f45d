import { t } from '../../texts/index.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useMySecurity } from '../sign-in/use-my-security.ts'
import { MyDevices } from './MyDevices.tsx'
import { MyFactor } from './MyFactor.tsx'
import css from './profile.module.css'

/** The second factor and where I am signed in [B-17, ui.md S30]. */
export function MySecurity({ email }: { email: string }) {
  const security = useMySecurity()
  if (security.data) {
    return (
      <>
        <MyFactor security={security.data} email={email} />
        <MyDevices signIns={security.data.signIns} />
      </>
    )
  }
  return (
    <section className={css.section} aria-labelledby="my-security">
      <h2 id="my-security">{t('security.title')}</h2>
      {security.error ? <ErrorState again={() => void security.refetch()} /> : <SkeletonRows count={2} />}
    </section>
  )
}
