import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { BackButton } from '../../../ui/BackButton.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../../apps/failed.tsx'
import css from '../processes.module.css'
import { useProcess } from '../queries.ts'
import { t } from '../words.ts'

const Designing = lazy(() => import('./Designing.tsx'))

/** `/processes/:processId/edit` [BPR-09, ui.md S22]. */
export default function DesignerPage() {
  const { processId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useProcess(processId)
  const waiting = (
    <div className={css.page}>
      <PaneHeader title={data?.name ?? t('processes.process')} line back={<BackButton to="/processes" />} />
      {error && !data ? (
        <Failed error={error} again={() => void refetch()} />
      ) : (
        <SkeletonRows label={t('processes.loadingDesigner')} />
      )}
    </div>
  )
  if (!data) return waiting
  return (
    <Suspense fallback={waiting}>
      <Designing key={data.id} process={data} />
    </Suspense>
  )
}
