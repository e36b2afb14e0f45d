import { type LiveEvent, mutedBy, noticeOf, type Workspace } from '@parley/contract'
import { isLooking, serveLetters } from '../conversation/index.ts'
import { flash } from '../live/index.ts'
import { t } from '../texts/index.ts'
import { addressOf, sentenceOf } from '../workspaces/activity/words.ts'
import { reportLooking } from './looking.ts'
import { hearWorker } from './push.ts'
import { keepRepeating, repeat } from './repeat.ts'
import { alertOf } from './session-alerts.ts'
import { syncDrafts } from './sync-drafts.ts'
import { tell } from './tell.ts'
import '../texts/notices.ts'

type Go = (to: string) => void

/** Whatever works as long as somebody is here. Gives the way to stop. */
export function start(go: Go): () => void {
  const all = [reportLooking(), hearWorker(go), syncDrafts(), serveLetters(), keepRepeating()]
  return () => {
    for (const stop of all) stop()
  }
}

/** Tells somebody of what has happened, in the ways that they chose [CNT-01, CNT-03, CUS-08, ACT-05, ui.md S30]. */
export function hear(event: LiveEvent, held: Workspace, go: Go): void {
  const alert = alertOf(event, held)
  if (alert) ofSession(alert, held, go)
  else if (event.name === 'message.told') ofAnswer(event, go)
  else if (event.name === 'activity.added') ofActivity(event, held, go)
}

function ofSession({ kind, card, text }: NonNullable<ReturnType<typeof alertOf>>, held: Workspace, go: Go): void {
  const to = `/live-chats/s/${card.id}`
  if (location.pathname === to && isLooking()) return
  const forSession = kind !== 'message'
  const allowed = forSession ? held.settings.soundForNewSession : held.settings.soundForNewMessage
  const title = t(forSession ? 'sessions.liveChats' : 'sessions.alertTitle')
  if (kind === 'queue') flash()
  tell(kind, {
    tag: card.id,
    title,
    text,
    open: () => go(to),
    silent: !held.me.online || !allowed,
    away: held.me.online !== false,
  })
  if (held.me.online && allowed) repeat(kind, card.id)
}

function ofAnswer({ message }: Extract<LiveEvent, { name: 'message.told' }>, go: Go): void {
  const { threadId, authorName, text, files } = message
  const to = `/messages/lc/${threadId}`
  if (location.pathname === to && isLooking()) return
  const words = t('messages.said', { name: authorName, text: (text || (files[0]?.name ?? '')).slice(0, 140) })
  tell('answer', { tag: threadId, title: t('messages.messages'), text: words, open: () => go(to) })
}

/** The entry is in the stream in any case; here it is said aloud. One's own doings are silent [ACT-04]. */
function ofActivity({ entry }: Extract<LiveEvent, { name: 'activity.added' }>, held: Workspace, go: Go): void {
  const event = noticeOf(entry.kind)
  const muted = mutedBy(entry).some((id) => held.notices.muted.includes(id))
  if (!event || muted || entry.actor?.id === held.me.id) return
  const { session, item, task, instance } = entry
  const to =
    item || task || instance
      ? addressOf(entry)
      : session && held.sessions[session.id]
        ? `/live-chats/s/${session.id}`
        : '/activity'
  const about = { tag: `${event} ${(item ?? task ?? instance ?? session ?? entry).id}`, title: t('activity.title') }
  tell(event, { ...about, text: sentenceOf(entry, held.me.id), open: () => go(to) })
}
