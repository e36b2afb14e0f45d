import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useHeld } from '../../held.ts'
import { t } from '../../texts/index.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { ActivityPopover } from '../activity/index.ts'
import { ChatFilter } from './side/ChatFilter.tsx'
import { SessionsMenu } from './side/SessionsMenu.tsx'

const AddLiveChat = lazy(() => import('./AddLiveChat.tsx'))

/** The side menu of the workspace [WSP-01, WSP-02]. */
export function LiveChatsMenu() {
  const administrator = useHeld(({ me }) => me.administrator)
  const supervised = useHeld(({ liveChats }) => liveChats.find(({ supervisor }) => supervisor)?.id)
  const [adding, setAdding] = useState(false)
  const settings = administrator ? '/admin/live-chats' : supervised && `/live-chats/settings/${supervised}`
  return (
    <>
      <PaneHeader title={t('sessions.liveChats')}>
        <ActivityPopover />
        {settings && (
          <Tooltip label={t('sessions.settings')}>
            <ActionIcon aria-label={t('sessions.settings')} renderRoot={(props) => <Link to={settings} {...props} />}>
              <IconSettings size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
        {administrator && (
          <Tooltip label={t('sessions.add')}>
            <ActionIcon aria-label={t('sessions.add')} onClick={() => setAdding(true)}>
              <IconPlus size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </PaneHeader>
      <ChatFilter />
      <SessionsMenu />
      <Suspense>{adding && <AddLiveChat close={() => setAdding(false)} />}</Suspense>
    </>
  )
}
