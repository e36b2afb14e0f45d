import { Button } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { Suspense, useDeferredValue } from 'react'
import { useHeld } from '../../held.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { lazy } from '../../ui/lazy.ts'
import { Panes } from '../../ui/Panes.tsx'
import { LiveChatsMenu } from './LiveChatsMenu.tsx'
import css from './live-chats.module.css'
import { AboutSession, beginning, dialog, mailing } from './session/index.ts'
import { wish } from './status/index.ts'

const BindDialog = lazy(() => import('./session/bindings/BindDialog.tsx'))
const NewSessionDialog = lazy(() => import('./session/new-session/NewSessionDialog.tsx'))
const MailTranscript = lazy(() => import('./session/transcript/MailTranscript.tsx'))
const dialogs = {
  'choose-app': lazy(() => import('./session/bindings/ChooseApp.tsx')),
  'start-process': lazy(() => import('./session/processes/StartProcess.tsx')),
  reassign: lazy(() => import('./session/ReassignDialog.tsx')),
  lock: lazy(() => import('./blocklist/LockDialog.tsx')),
  unlock: lazy(() => import('./blocklist/UnlockDialog.tsx')),
}

/** The workspace: the menu, the conversation, and what is told about it [WSP-10]. */
export function LiveChats() {
  const { sessionId } = useParams({ strict: false })
  const home = useLocation({ select: ({ pathname }) => /^\/live-chats\/?$/.test(pathname) })
  return (
    <>
      <OfflineBanner />
      <Panes
        sideLabel={t('sessions.liveChats')}
        side={<LiveChatsMenu />}
        chosen={!home}
        aboutLabel={t('sessions.about')}
        about={sessionId && <About sessionId={sessionId} />}
      >
        <Outlet />
      </Panes>
      <OpenDialog />
      <OpenNewSession />
      <OpenMailing />
    </>
  )
}

/** The conversation is shown first; until the pane has followed, what it still shows of the session before cannot be used [T-14]. */
function About({ sessionId }: { sessionId: string }) {
  const shown = useDeferredValue(sessionId)
  return (
    <div className={css.about} inert={shown !== sessionId} data-testid={`about-${shown}`}>
      <AboutSession key={shown} sessionId={shown} />
    </div>
  )
}

/** On all pages of the workspace, with the way to go Online [WSP-13]. */
function OfflineBanner() {
  const online = useHeld(({ me }) => me.online)
  if (online !== false) return null
  return (
    <Banner
      tone="warning"
      icon={<IconUserOff size={16} stroke={1.75} />}
      action={
        <Button size="compact-sm" variant="subtle" onClick={() => wish(true)}>
          {t('sessions.goOnline')}
        </Button>
      }
    >
      {t('sessions.offlineBanner')}
    </Banner>
  )
}

function OpenNewSession() {
  if (!useStore(beginning)) return null
  return (
    <Suspense>
      <NewSessionDialog close={() => beginning.set(false)} />
    </Suspense>
  )
}

function OpenMailing() {
  const sessionId = useStore(mailing)
  if (!sessionId) return null
  return (
    <Suspense>
      <MailTranscript sessionId={sessionId} close={() => mailing.set(undefined)} />
    </Suspense>
  )
}

function OpenDialog() {
  const open = useStore(dialog)
  const card = useHeld(({ sessions }) => (open ? sessions[open.sessionId] : undefined))
  // The attachments stand beside the conversation itself.
  if (!open || !card || open.what === 'files') return null
  const close = () => dialog.set(undefined)
  if (open.what === 'bind')
    return (
      <Suspense>
        <BindDialog key={open.appId} card={card} appId={open.appId} messageId={open.messageId} close={close} />
      </Suspense>
    )
  const Open = dialogs[open.what]
  return (
    <Suspense>
      <Open card={card} close={close} />
    </Suspense>
  )
}
