import type { SessionCard, SessionDetails } from '@parley/contract'
import { Suspense, useEffect } from 'react'
import {
  Composer,
  Conversation,
  deskOf,
  editing,
  editLast,
  noting,
  useSessionTalk,
  WritingDesk,
} from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { entitle } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { lazy } from '../../../ui/lazy.ts'
import { noticesShown } from './dialogs.ts'
import { SessionHeader } from './SessionHeader.tsx'
import { StandingBar } from './StandingBar.tsx'
import { useActs } from './use-acts.tsx'
import { useKeptUnread } from './use-kept-unread.ts'
import { useRights } from './use-rights.ts'
import { useSessionKeys } from './use-session-keys.ts'

const SpamBanner = lazy(() => import('./SpamBanner.tsx'))
const NoteBox = lazy(() => import('../../../conversation/NoteBox.tsx'))
const EditBox = lazy(() => import('../../../conversation/EditBox.tsx'))
const MoreActions = lazy(() => import('./MoreActions.tsx'))
const Later = lazy(() => import('./later/Later.tsx'))

/** The conversation with its header and its composer, or the reason why there is none [ui.md S6, S7]. */
export function SessionDesk(props: { card: SessionCard; details: SessionDetails | undefined; goTo: string | undefined }) {
  const { card, details, goTo } = props
  const may = useRights(card, details?.connected)
  const me = useHeld((held) => held.me.id)
  const shows = useHeld((held) => held.settings.showNotices)
  const { desk, talk, composing } = useSessionTalk(card)
  const notices = useStore(noticesShown)[card.id] ?? shows
  const toggleNotices = () => noticesShown.set((was) => ({ ...was, [card.id]: !notices }))
  const noteDesk = deskOf(`${me}/${card.id}/note`)
  const acts = useActs(card, may, desk, noteDesk)
  const notes = useStore(noting) === card.id && may.note
  const changing = useStore(editing)
  useEffect(() => entitle(card.name), [card.name])
  useSessionKeys(card, details?.connected)
  const kept = useKeptUnread(card)
  const { name } = card.customer
  return (
    <WritingDesk desk={notes ? noteDesk : may.answer ? desk : undefined} name={name}>
      <SessionHeader card={card} details={details} may={may} notices={notices} toggleNotices={toggleNotices} />
      {card.state === 'spam' && (
        <Suspense>
          <SpamBanner card={card} may={may} />
        </Suspense>
      )}
      <Conversation
        {...talk}
        unread={kept ? 0 : talk.unread}
        acts={acts}
        desk={may.answer ? desk : undefined}
        notices={notices}
        goTo={goTo}
      />
      <Suspense>
        <Later card={card} />
        <MoreActions
          card={card}
          details={details}
          acts={acts}
          source={talk.source.key}
          notices={notices}
          toggleNotices={toggleNotices}
        />
      </Suspense>
      {changing && acts.mayChange(changing) ? (
        <Suspense>
          <EditBox key={changing.id} message={changing} side="staff" />
        </Suspense>
      ) : notes ? (
        <Suspense>
          <NoteBox sessionId={card.id} name={name} desk={noteDesk} />
        </Suspense>
      ) : may.answer ? (
        <Composer key={card.id} {...composing} changeLast={() => editLast(talk.source.key, acts.mayChange)} />
      ) : (
        <StandingBar card={card} may={may} connected={details?.connected} />
      )}
    </WritingDesk>
  )
}
