import { Suspense } from 'react'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { lazy } from '../../ui/lazy.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { ActivityPopover } from '../activity/index.ts'
import css from './live-chats.module.css'
import { searching } from './search/searching.ts'
import { AddLiveChat } from './side/AddLiveChat.tsx'
import { ChatFilter } from './side/ChatFilter.tsx'
import { FixedItems } from './side/FixedItems.tsx'
import { SessionsMenu } from './side/SessionsMenu.tsx'
import { SettingsGear } from './side/SettingsGear.tsx'

const SearchBar = lazy(() => import('./search/SearchBar.tsx'))

/** The side menu of the workspace [WSP-01, WSP-02]. */
export function LiveChatsMenu() {
  const found = useStore(searching)
  return (
    <>
      <PaneHeader title={t('sessions.liveChats')}>
        <ActivityPopover />
        <AddLiveChat />
        <SettingsGear />
      </PaneHeader>
      <Suspense fallback={<div className={css.searchPlace} />}>
        <SearchBar />
      </Suspense>
      {!found && (
        <>
          <FixedItems />
          <ChatFilter />
          <SessionsMenu />
        </>
      )}
    </>
  )
}
