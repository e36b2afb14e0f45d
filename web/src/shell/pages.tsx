import { Button } from '@mantine/core'
import { IconError404, IconLock, IconPlugX } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import { isRefused, Refused, Unreachable } from '../live/index.ts'
import { refusalText, t } from '../texts/index.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import css from './shell.module.css'

const mark = { size: 40, stroke: 1.75 }

/** 403: a workspace that this person has no role in. */
export function ForbiddenPage() {
  return (
    <main className={css.page} id="main">
      <EmptyState icon={<IconLock {...mark} />} title={t('ui.forbiddenTitle')} text={t('ui.forbiddenText')} />
    </main>
  )
}

/** The person was locked while they worked, or before they came. */
export function LockedPage() {
  return (
    <main className={css.page} id="main">
      <EmptyState icon={<IconLock {...mark} />} title={t('ui.lockedTitle')} text={t('ui.lockedText')} />
    </main>
  )
}

/** 404 and 410, and everything that is not this person's to see: they look alike. */
export function NotFoundPage() {
  const home = (
    <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
      {t('ui.toStart')}
    </Button>
  )
  return (
    <main className={css.page} id="main">
      <EmptyState icon={<IconError404 {...mark} />} title={t('ui.notFoundTitle')} text={t('ui.notFoundText')} action={home} />
    </main>
  )
}

/** What could not be loaded at all: the server is away, refuses, or the page itself has a fault. */
export function FailedPage({ error }: { error: unknown }) {
  const router = useRouter()
  if (isRefused(error, 'user-locked')) return <LockedPage />
  if (isRefused(error, 'not-found')) return <NotFoundPage />
  const again = () => void router.invalidate()
  if (error instanceof Unreachable) {
    const action = <Button onClick={again}>{t('ui.tryAgain')}</Button>
    return (
      <main className={css.page} id="main">
        <EmptyState icon={<IconPlugX {...mark} />} title={t('ui.unreachable')} action={action} />
      </main>
    )
  }
  const known = error instanceof Refused ? error : undefined
  return (
    <main className={css.page} id="main">
      <ErrorState
        text={known ? refusalText(known.problem.code) : t('ui.failedText')}
        requestId={known?.requestId}
        again={again}
      />
    </main>
  )
}
