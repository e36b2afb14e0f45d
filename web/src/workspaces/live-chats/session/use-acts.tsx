import { isEditable, type SessionCard, type SessionRights } from '@parley/contract'
import { Suspense, useMemo } from 'react'
import { type Acts, type Desk, focusComposer, noting, quoteInto } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import type { Store } from '../../../store.ts'
import { lazy } from '../../../ui/lazy.ts'
import { markUnread } from './session-actions.ts'

const InstanceName = lazy(() => import('./processes/InstanceName.tsx'))
const MessageItems = lazy(() => import('./bindings/MessageItems.tsx'))

/** What may be done with the messages of a session: quote them in a reply or in a note, change one's own [CNV-03, CNV-13, NOT-01]. */
export function useActs(card: SessionCard, may: SessionRights, desk: Store<Desk>, noteDesk: Store<Desk>): Acts {
  const me = useHeld((held) => held.me.id)
  const allowed = useHeld((held) => held.settings.allowEditing) && isEditable(card.channelKind)
  return useMemo(
    () => ({
      quote:
        may.answer || may.note
          ? (message, selected) => {
              const inNote = message.note || !may.answer || noting.get() === card.id
              if (inNote) noting.set(card.id)
              quoteInto(inNote ? noteDesk : desk, message, selected)
              setTimeout(focusComposer)
            }
          : undefined,
      unreadFrom:
        card.state === 'closed' || card.state === 'spam' || card.received === 0
          ? undefined
          : (message) => void markUnread(card, message?.sessionId === card.id ? message.number : undefined),
      mayChange: ({ author, authorId, sessionId, note, withdrawnAt }) =>
        author === 'operator' &&
        authorId === me &&
        sessionId === card.id &&
        !withdrawnAt &&
        (note ? may.note : may.answer && allowed),
      items: may.bind
        ? (message) => (
            <Suspense>
              <MessageItems card={card} message={message} />
            </Suspense>
          )
        : undefined,
      instance: (message, name) => (
        <Suspense fallback={name}>
          <InstanceName message={message} name={name} />
        </Suspense>
      ),
    }),
    [card, may, me, allowed, desk, noteDesk],
  )
}
