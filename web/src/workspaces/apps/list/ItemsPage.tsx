import { useParams } from '@tanstack/react-router'
import { BackButton } from '../../../ui/BackButton.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import css from '../apps.module.css'
import { Failed } from '../failed.tsx'
import { useApp } from '../queries.ts'
import { t } from '../words.ts'
import { Items } from './Items.tsx'

/** `/apps/:appId`: the items of an app [APP-08, APP-09, ui.md S20]. */
export default function ItemsPage() {
  const { appId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useApp(appId)
  if (data) return <Items key={data.id} app={data} />
  return (
    <div className={css.page}>
      <PaneHeader title={t('ui.apps')} line back={<BackButton to="/apps" />} />
      {error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows />}
    </div>
  )
}
