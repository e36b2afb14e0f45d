import { markSpam, type SessionCard, unmarkSpam } from '@parley/contract'
import { holdCards } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { attempt } from './attempt.ts'
import { t } from './spam-words.ts'

/** Done at once, with the way back in the toast [ui.md S8]. */
export async function toggle(card: SessionCard, undoing = false): Promise<void> {
  const marks = card.state !== 'spam'
  const path = { sessionId: card.id }
  const now = await attempt(() => (marks ? ask(markSpam, { path }) : ask(unmarkSpam, { path })))
  if (!now) return
  holdCards([now])
  const action = { label: t('spam.undo'), run: () => void toggle(now, true) }
  toast({ kind: 'done', text: t(marks ? 'spam.marked' : 'spam.back'), ...(!undoing && { action }) })
}
