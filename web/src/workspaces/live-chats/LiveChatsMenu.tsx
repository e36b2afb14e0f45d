import { ActionIcon, Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useHeld } from '../../held.ts'
import { t } from '../../texts/index.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { ActivityPopover } from '../activity/index.ts'
import { ChatFilter } from './side/ChatFilter.tsx'
import { SessionsMenu } from './side/SessionsMenu.tsx'

/** The side menu of the workspace [WSP-01, WSP-02]. */
export function LiveChatsMenu() {
  const administrator = useHeld(({ me }) => me.administrator)
  return (
    <>
      <PaneHeader title={t('sessions.liveChats')}>
        <ActivityPopover />
        {administrator && (
          <Tooltip label={t('sessions.settings')}>
            <ActionIcon aria-label={t('sessions.settings')} renderRoot={(props) => <Link to="/admin/live-chats" {...props} />}>
              <IconSettings size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </PaneHeader>
      <ChatFilter />
      <SessionsMenu />
    </>
  )
}
