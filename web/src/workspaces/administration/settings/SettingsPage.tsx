import '../../../texts/later.ts'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { HistoryLink } from '../HistoryLink.tsx'
import css from '../table.module.css'
import { useLastChange } from '../use-last-change.ts'
import { useSettings } from '../use-settings.ts'
import { SettingsForm } from './SettingsForm.tsx'

/** What holds for the whole installation. */
export default function SettingsPage() {
  const settings = useSettings()
  const last = useLastChange('installation', settings.dataUpdatedAt)
  return (
    <div className={css.page}>
      <PaneHeader title={t('admin.settingsTitle')} sub={last} line back={<BackButton to="/admin" />}>
        <HistoryLink kind="installation" />
      </PaneHeader>
      {settings.error && <ErrorState again={() => void settings.refetch()} />}
      {!settings.data && !settings.error && <SkeletonRows count={6} />}
      {settings.data && <SettingsForm saved={settings.data} />}
    </div>
  )
}
