import { Button } from '@mantine/core'
import type { SessionCard, SessionRights } from '@parley/contract'
import { IconCheck, IconInbox, IconPlugConnectedX, IconUser, IconUserOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { noting } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import { lazy } from '../../../ui/lazy.ts'
import { ReadOnlyBar } from '../../../ui/ReadOnlyBar.tsx'
import { wish } from '../status/index.ts'
import { attempt } from './attempt.ts'
import { dialog } from './dialogs.ts'
import { reassign, startWork } from './session-actions.ts'
import { roleIn } from './use-rights.ts'

const mark = { size: 18, stroke: 1.75 }

const SpamReason = lazy(async () => ({ default: (await import('./SpamBanner.tsx')).SpamReason }))

/** Why nobody can write here now, and what to do about it [CMP-09, ui.md §2.1]. */
export function StandingBar({ card, may, connected }: { card: SessionCard; may: SessionRights; connected: boolean | undefined }) {
  const me = useHeld((held) => held.me)
  const operates = useHeld((held) => roleIn(held, card.liveChatId).operates)
  const navigate = useNavigate()
  const open = (sessionId: string) => void navigate({ to: `/live-chats/s/${sessionId}` })
  const { id, state, operator } = card
  const note = may.note && <Go text={t('sessions.note')} run={() => noting.set(id)} />
  if (state === 'closed') {
    const again = operates && me.online && <Go text={t('sessions.newSession')} run={() => void beginWith(card, open)} />
    return <ReadOnlyBar icon={<IconCheck {...mark} />} reason={t('sessions.isClosed')} action={again} />
  }
  if (state === 'spam')
    return (
      <Suspense>
        <SpamReason />
      </Suspense>
    )
  if (state === 'assigned' && operator?.id === me.id) {
    if (connected !== false || !me.online) return <OfflineBar />
    const settings = `/admin/live-chats/${card.liveChatId}`
    const mend = me.administrator && (
      <Go text={t('sessions.openSettings')} run={() => void navigate({ to: settings, search: { tab: 'website' } })} />
    )
    return (
      <ReadOnlyBar
        icon={<IconPlugConnectedX {...mark} />}
        reason={t('sessions.isDisconnected')}
        action={
          <>
            {note}
            {mend}
          </>
        }
      />
    )
  }
  const reassignIt = may.reassign && (
    <Go text={t('sessions.reassign')} run={() => dialog.set({ what: 'reassign', sessionId: id })} />
  )
  if (state === 'queued') {
    if (operates && !me.online && !may.reassign) return <OfflineBar />
    const action = may.take ? <Go primary text={t('sessions.startWork')} run={() => void startWork(card)} /> : reassignIt
    return (
      <ReadOnlyBar
        icon={<IconInbox {...mark} />}
        reason={t('sessions.isQueued')}
        action={
          <>
            {note}
            {action}
          </>
        }
      />
    )
  }
  const takeOver = may.reassign && operates && me.online && (
    <Go text={t('sessions.takeOver')} run={() => void attempt(() => reassign(card, { operatorId: me.id }))} />
  )
  const reason = operator ? t('sessions.isAssigned', { name: operator.name }) : t('sessions.isElsewhere')
  return (
    <ReadOnlyBar
      icon={<IconUser {...mark} />}
      reason={reason}
      action={
        <>
          {note}
          {takeOver || reassignIt}
        </>
      }
    />
  )
}

/** With the same customer, in the same thread [SES-14]. */
async function beginWith(card: SessionCard, open: (id: string) => void): Promise<void> {
  const { beginNow } = await import('../../../new-session/index.ts')
  await beginNow(card, open)
}

function OfflineBar() {
  return (
    <ReadOnlyBar
      icon={<IconUserOff {...mark} />}
      reason={t('sessions.isOffline')}
      action={<Go primary text={t('sessions.goOnline')} run={() => wish(true)} />}
    />
  )
}

function Go({ text, run, primary = false }: { text: string; run: () => void; primary?: boolean }): ReactNode {
  return (
    <Button variant={primary ? 'filled' : 'default'} onClick={run}>
      {text}
    </Button>
  )
}
