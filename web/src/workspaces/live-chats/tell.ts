import type { Workspace } from '@parley/contract'
import { isLooking } from '../../conversation/index.ts'
import { notifyDesktop, play } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import type { Alert } from './alerts.ts'

/** One pop-up about the messages of a session in this time; its counter tells the rest. */
const QUIET = 10_000
const told = new Map<string, number>()

/** Pop-up, sound as set by administrators and by the person, and a desktop notification for who looks elsewhere. */
export function tell({ kind, card, text }: Alert, { settings, me }: Workspace, open: () => void): void {
  const here = location.pathname === `/live-chats/s/${card.id}` && isLooking()
  if (here) return
  const forSession = kind !== 'message'
  if (me.online && (forSession ? settings.soundForNewSession : settings.soundForNewMessage))
    play(forSession ? 'session' : 'message')
  if (me.online) notifyDesktop(card.id, t(forSession ? 'sessions.liveChats' : 'sessions.alertTitle'), text, open)
  if (!forSession && Date.now() - (told.get(card.id) ?? 0) < QUIET) return
  if (!forSession) told.set(card.id, Date.now())
  toast({ text, action: { label: t('ui.open'), run: open } })
}
