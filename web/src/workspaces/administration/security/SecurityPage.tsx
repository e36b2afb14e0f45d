import { readSecurity } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { HistoryLink } from '../HistoryLink.tsx'
import css from '../table.module.css'
import { useLastChange } from '../use-last-change.ts'
import { SecurityForm } from './SecurityForm.tsx'

/** How people come in [B-17, ui S29]. */
export default function SecurityPage() {
  const security = useQuery({ queryKey: ['security'], queryFn: ({ signal }) => ask(readSecurity, { signal }), staleTime: 0 })
  const last = useLastChange('security', security.dataUpdatedAt)
  return (
    <div className={css.page}>
      <PaneHeader title={t('security.pageTitle')} sub={last} line back={<BackButton to="/admin" />}>
        <HistoryLink kind="security" />
      </PaneHeader>
      {security.error && <ErrorState again={() => void security.refetch()} />}
      {!security.data && !security.error && <SkeletonRows count={6} />}
      {security.data && <SecurityForm key={security.data.version} saved={security.data} />}
    </div>
  )
}
