import type { SessionCard, SessionRights } from '@parley/contract'
import { useNavigate } from '@tanstack/react-router'
import { focusComposer, noting, priorityName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { type Action, useActions } from '../../../ui/actions.ts'
import { nextOfMine } from '../next-of-mine.ts'
import { closing, dialog } from './dialogs.ts'
import { priorities } from './SessionMenu.tsx'
import { close, edit, startWork, toggleSpam } from './session-actions.ts'

/** What can be done with the open session by keys and in the palette [ui.md §2.2]: only what may be done now. */
export function useSessionKeys(card: SessionCard, may: SessionRights): void {
  const navigate = useNavigate()
  const group = t('sessions.session')
  const reply = () => {
    noting.set(undefined)
    setTimeout(focusComposer)
  }
  const closeIt = () => {
    if (card.waitingSince) closing.set(card.id)
    else void close(card)
  }
  const closeAndNext = async () => {
    if (card.waitingSince) return closing.set(card.id)
    const next = nextOfMine(card.id)
    if (await close(card)) void navigate({ to: next ? `/live-chats/s/${next}` : '/live-chats' })
  }
  const actions: (Action | false)[] = [
    may.answer && { id: 'reply', label: t('sessions.reply'), group, keys: 'R', run: reply },
    may.note && { id: 'note', label: t('sessions.note'), group, keys: 'N', run: () => noting.set(card.id) },
    may.take && { id: 'start', label: t('sessions.startWork'), group, keys: 'W', run: () => void startWork(card) },
    may.close && { id: 'close', label: t('sessions.close'), group, keys: 'E', run: closeIt },
    may.close && { id: 'close-next', label: t('sessions.closeAndNext'), group, keys: 'Shift+E', run: () => void closeAndNext() },
    may.reassign && {
      id: 'reassign',
      label: t('sessions.reassign'),
      group,
      keys: 'A',
      run: () => dialog.set({ what: 'reassign', sessionId: card.id }),
    },
    may.spam && {
      id: 'spam',
      label: t(card.state === 'spam' ? 'sessions.notSpam' : 'sessions.markSpam'),
      group,
      keys: 'Shift+S',
      run: () => void toggleSpam(card),
    },
    ...priorities.map(
      (priority): Action | false =>
        may.edit && {
          id: `priority-${priority}`,
          label: t('sessions.setPriority', { name: priorityName(priority) }),
          group,
          keys: `P ${priority}`,
          run: () => void edit(card, { priority }),
        },
    ),
  ]
  useActions(actions.filter((action): action is Action => action !== false))
}
