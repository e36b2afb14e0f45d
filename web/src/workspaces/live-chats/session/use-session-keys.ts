import type { SessionCard } from '@parley/contract'
import { focusComposer, noting, priorityName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { dialog } from './dialogs.ts'
import { priorities } from './SessionMenu.tsx'
import { edit, startWork, toggleSpam } from './session-actions.ts'
import { useClose } from './use-close.ts'
import { actionsUnder, useStanding } from './use-standing.ts'

/**
 * What can be done with the open session by keys and in the palette [ui.md §2.2, B-20]: what is not to be done now says why, and
 * what is never to be done by this person is not there.
 */
export function useSessionKeys(card: SessionCard, connected: boolean | undefined): void {
  const standing = useStanding(card, connected)
  const close = useClose(card)
  const group = t('sessions.session')
  const closed = card.state === 'closed'
  const under = actionsUnder(standing, group)
  const reply = () => {
    noting.set(undefined)
    setTimeout(focusComposer)
  }
  const ask = (what: 'reassign' | 'choose-app' | 'start-process') => dialog.set({ what, sessionId: card.id })
  useActions([
    ...under('answer', { id: 'reply', label: t('sessions.reply'), keys: 'R', run: reply }),
    ...under('note', { id: 'note', label: t('sessions.note'), keys: 'N', run: () => noting.set(card.id) }),
    ...(card.state === 'queued'
      ? under('take', { id: 'start', label: t('sessions.startWork'), keys: 'W', run: () => void startWork(card) })
      : []),
    ...(closed
      ? []
      : [
          ...under('close', { id: 'close', label: t('sessions.close'), keys: 'E', run: () => close({ next: false }) }),
          ...under('close', {
            id: 'close-next',
            label: t('sessions.closeAndNext'),
            keys: 'Shift+E',
            run: () => close({ next: true }),
          }),
        ]),
    ...under('reassign', { id: 'reassign', label: t('sessions.reassign'), keys: 'A', run: () => ask('reassign') }),
    ...(card.customer.userId
      ? []
      : under('bind', { id: 'bind', label: t('sessions.bind'), keys: 'B', run: () => ask('choose-app') })),
    ...under('startProcess', {
      id: 'start-process',
      label: t('sessions.startProcess'),
      keys: 'X',
      run: () => ask('start-process'),
    }),
    ...under('spam', {
      id: 'spam',
      label: t(card.state === 'spam' ? 'sessions.notSpam' : 'sessions.markSpam'),
      keys: 'Shift+S',
      run: () => void toggleSpam(card),
    }),
    ...priorities.flatMap((priority) =>
      under('edit', {
        id: `priority-${priority}`,
        label: t('sessions.setPriority', { name: priorityName(priority) }),
        keys: `P ${priority}`,
        run: () => card.priority !== priority && void edit(card, { priority }),
      }),
    ),
  ])
}
