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
import { LiveChatSettingsForm } from './LiveChatSettingsForm.tsx'

/** What holds for all live chats [LCS-22]. */
export default function LiveChatSettingsPage() {
  const settings = useSettings()
  const last = useLastChange('liveChats', settings.dataUpdatedAt)
  return (
    <div className={css.page}>
      <PaneHeader title={t('liveChats.general')} sub={last} line back={<BackButton to="/admin" />}>
        <HistoryLink kind="live-chat-settings" />
      </PaneHeader>
      {settings.error && <ErrorState again={() => void settings.refetch()} />}
      {!settings.data && !settings.error && <SkeletonRows count={6} />}
      {settings.data && <LiveChatSettingsForm saved={settings.data} />}
    </div>
  )
}
