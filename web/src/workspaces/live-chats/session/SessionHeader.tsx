import { ActionIcon, Button } from '@mantine/core'
import type { SessionCard, SessionDetails, SessionRights } from '@parley/contract'
import { IconDotsVertical, IconEye, IconEyeOff, IconLayoutSidebarRight, IconPaperclip, IconPlayerPlay } from '@tabler/icons-react'
import { Suspense } from 'react'
import { ChatFiles, channelName } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { useStore } from '../../../store.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { toggleAbout } from '../../../ui/panes.ts'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { CloseButton } from './CloseButton.tsx'
import { dialog } from './dialogs.ts'
import { SessionName } from './SessionName.tsx'
import { startWork } from './session-actions.ts'
import { useStanding } from './use-standing.ts'

const Viewers = lazy(() => import('./viewers/Viewers.tsx'))
const RegisterItems = lazy(async () => ({ default: (await import('./bindings/index.ts')).RegisterItems }))

const states = {
  queued: 'sessions.stateQueued',
  assigned: 'sessions.stateAssigned',
  bot: 'sessions.stateBot',
  closed: 'sessions.stateClosed',
  spam: 'sessions.stateSpam',
} as const satisfies Record<SessionCard['state'], TextKey>

/** DM-05 in words. */
export function stateName({ state }: SessionCard): string {
  return t(states[state])
}

/** Who it is about, where, in which state, and the one thing to do next [ui.md S6]. */
export function SessionHeader(props: {
  card: SessionCard
  details: SessionDetails | undefined
  may: SessionRights
  notices: boolean
  toggleNotices: () => void
}) {
  const { card, details, may, notices, toggleNotices } = props
  const { take, close, bind } = useStanding(card)
  const open = useStore(dialog)
  const files = open?.what === 'files' && open.sessionId === card.id
  const known = useHeld(({ liveChats }) => liveChats.find(({ id }) => id === card.liveChatId)?.name)
  const sub = [details?.liveChat.name ?? known, channelName(card.channelKind), stateName(card)].filter(Boolean).join(' · ')
  return (
    <PaneHeader line back={<BackButton to="/live-chats" />} title={<SessionName card={card} may={may} />} sub={sub}>
      <Suspense>
        <Viewers sessionId={card.id} />
      </Suspense>
      {card.state === 'queued' && take !== undefined && (
        <Reasoned why={take}>
          <Button leftSection={<IconPlayerPlay size={16} stroke={1.75} />} onClick={() => void startWork(card)}>
            {t('sessions.startWork')}
          </Button>
        </Reasoned>
      )}
      {(close === '' || (close !== undefined && card.state === 'assigned')) && <CloseButton card={card} why={close} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('ui.more')}>
            <ActionIcon aria-label={t('ui.more')}>
              <IconDotsVertical size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPaperclip size={16} stroke={1.75} />}
            onClick={() => dialog.set({ what: 'files', sessionId: card.id })}
          >
            {t('conversation.chatFiles')}
          </Menu.Item>
          <Menu.Item
            leftSection={notices ? <IconEyeOff size={16} stroke={1.75} /> : <IconEye size={16} stroke={1.75} />}
            onClick={toggleNotices}
          >
            {t(notices ? 'sessions.hideNotices' : 'sessions.showNotices')}
          </Menu.Item>
          {bind !== undefined && (
            <Suspense>
              <RegisterItems card={card} why={bind} />
            </Suspense>
          )}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={t('ui.toggleAbout')}>
        <ActionIcon aria-label={t('ui.toggleAbout')} onClick={toggleAbout}>
          <IconLayoutSidebarRight size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {files && <ChatFiles threadId={card.threadId} sessionId={card.id} close={() => dialog.set(undefined)} />}
    </PaneHeader>
  )
}
