import { useParams } from '@tanstack/react-router'
import { isRefused } from '../../../live/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import css from '../apps.module.css'
import { Failed } from '../failed.tsx'
import { useApp, useItem } from '../queries.ts'
import { t } from '../words.ts'
import { ItemView } from './ItemView.tsx'

/** `/apps/:appId/items/:itemId` [APP-08]. */
export default function ItemPage() {
  const { appId = '', itemId = '' } = useParams({ strict: false })
  const app = useApp(appId)
  const item = useItem(itemId)
  // What is not theirs to see any more is not shown as it was last seen [P13].
  const gone = [app.error, item.error].find((error) => isRefused(error, 'not-found'))
  const error = gone ?? ((!app.data && app.error) || (!item.data && item.error))
  if (app.data && item.data && !gone) return <ItemView key={itemId} app={app.data} page={item.data} />
  const again = () => {
    void app.refetch()
    void item.refetch()
  }
  return (
    <div className={css.page}>
      <PaneHeader title={app.data?.name ?? t('ui.apps')} line back={<BackButton to={`/apps/${appId}`} />} />
      {error ? <Failed error={error} again={again} /> : <SkeletonRows count={6} />}
    </div>
  )
}
