import { Button } from '@mantine/core'
import { IconUserShare } from '@tabler/icons-react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { SessionDesk } from './SessionDesk.tsx'
import { useSession } from './use-session.ts'

const Stranded = lazy(() => import('../../../conversation/Stranded.tsx'))

/** `/live-chats/s/:sessionId`: every session has its own address [WSP-11]. */
export function SessionPage() {
  const { sessionId = '' } = useParams({ strict: false })
  const { m } = useSearch({ strict: false }) as { m?: string }
  const { card, details, error, again, reading } = useSession(sessionId)
  if (card) return <SessionDesk key={card.id} card={card} details={details} goTo={m} />
  if (isRefused(error, 'not-found')) return <Gone sessionId={sessionId} known={details !== undefined} />
  if (error) return <ErrorState requestId={isRefused(error) ? error.requestId : undefined} again={again} />
  if (reading || !details) return <SkeletonRows label={t('sessions.loading')} />
  return <Gone sessionId={sessionId} known />
}

/** It went to somebody else, or never was this person's to see; a link brings them back to the list. */
function Gone({ sessionId, known }: { sessionId: string; known: boolean }) {
  return (
    <>
      <Suspense>
        <Stranded target={`session:${sessionId}`} />
      </Suspense>
      <EmptyState
        icon={<IconUserShare size={40} stroke={1.75} />}
        title={t(known ? 'sessions.goneTitle' : 'sessions.missingTitle')}
        text={t(known ? 'sessions.goneText' : 'sessions.missingText')}
        action={
          <Button variant="default" renderRoot={(props) => <Link to="/live-chats" {...props} />}>
            {t('sessions.toList')}
          </Button>
        }
      />
    </>
  )
}
