import '../../texts/later.ts'
import { Button } from '@mantine/core'
import { finishSso } from '@parley/contract'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ask, sayOf } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { leaveWorkspace } from '../../workspace.ts'
import { arrived } from './arrived.ts'
import { DoorCard } from './DoorCard.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'

let handed = false

/** Where the identity provider leads back to. Its answer is handed over once, also where the page is drawn twice. */
export default function SsoPage() {
  const router = useRouter()
  const [error, setError] = useState<string>()
  useEffect(() => {
    if (handed) return
    handed = true
    ask(finishSso, { body: { answer: arrived } })
      .then(({ to }) => {
        leaveWorkspace()
        router.history.replace(to)
      })
      .catch((failed) => setError(sayOf(failed)))
  }, [router])
  if (!error) {
    return (
      <DoorCard title={t('door.ssoComing')}>
        <SkeletonRows count={2} />
      </DoorCard>
    )
  }
  return (
    <DoorCard title={t('door.ssoFailed')}>
      <div className={css.form}>
        <Note text={error} />
        <Button renderRoot={(props) => <Link to="/signin" {...props} />}>{t('door.toSignIn')}</Button>
      </div>
    </DoorCard>
  )
}
