import { useParams } from '@tanstack/react-router'
import { Refused } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import css from '../apps.module.css'
import { Failed } from '../failed.tsx'
import { useApp } from '../queries.ts'
import { t } from '../words.ts'
import { Building } from './Building.tsx'

/** `/apps/:appId/builder`, for those who may change the form [APP-01, ui.md S21]. */
export default function BuilderPage() {
  const { appId = '' } = useParams({ strict: false })
  const { data, error, refetch, isPlaceholderData } = useApp(appId)
  if (data?.rights.build && !isPlaceholderData) return <Building key={data.id} app={data} />
  const forbidden = data && new Refused({ type: 'about:blank', title: '', status: 403, code: 'forbidden' })
  return (
    <div className={css.page}>
      <PaneHeader title={data?.name ?? t('ui.apps')} line back={<BackButton to={`/apps/${appId}`} />} />
      {error || forbidden ? <Failed error={error ?? forbidden} again={() => void refetch()} /> : <SkeletonRows />}
    </div>
  )
}
