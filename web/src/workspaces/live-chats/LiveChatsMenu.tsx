import { t } from '../../texts/index.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { ActivityPopover } from '../activity/index.ts'
import { AddLiveChat } from './side/AddLiveChat.tsx'
import { ChatFilter } from './side/ChatFilter.tsx'
import { FixedItems } from './side/FixedItems.tsx'
import { SessionsMenu } from './side/SessionsMenu.tsx'
import { SettingsGear } from './side/SettingsGear.tsx'

/** The side menu of the workspace [WSP-01, WSP-02]. */
export function LiveChatsMenu() {
  return (
    <>
      <PaneHeader title={t('sessions.liveChats')}>
        <ActivityPopover />
        <AddLiveChat />
        <SettingsGear />
      </PaneHeader>
      <FixedItems />
      <ChatFilter />
      <SessionsMenu />
    </>
  )
}
