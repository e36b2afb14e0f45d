import { IconSitemap } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { isRefused } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../../apps/failed.tsx'
import { ProcessesFrame } from '../ProcessesFrame.tsx'
import css from '../processes.module.css'
import { useInstance } from '../queries.ts'
import { t } from '../words.ts'
import { Instance } from './Instance.tsx'

/** `/processes/instances/:instanceId`: how far it is, what was done and by whom [BPR-09, ui.md S12, S23]. */
export default function InstancePage() {
  const { instanceId = '' } = useParams({ strict: false })
  return (
    <ProcessesFrame>
      <Shown key={instanceId} instanceId={instanceId} />
    </ProcessesFrame>
  )
}

function Shown({ instanceId }: { instanceId: string }) {
  const { data, error, refetch } = useInstance(instanceId)
  if (data) return <Instance page={data} />
  return (
    <div className={css.page}>
      <PaneHeader title={t('processes.instance')} line back={<BackButton to="/processes/instances" />} />
      {!error && <SkeletonRows />}
      {isRefused(error, 'not-found') ? (
        <EmptyState
          icon={<IconSitemap size={40} stroke={1.75} />}
          title={t('processes.goneTitle')}
          text={t('processes.goneText')}
        />
      ) : (
        error && <Failed error={error} again={() => void refetch()} />
      )}
    </div>
  )
}
