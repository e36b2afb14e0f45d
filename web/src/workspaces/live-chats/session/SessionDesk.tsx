import { readUpTo, type SessionCard, type SessionDetails, sendMessage, unreadOf } from '@parley/contract'
import { Suspense, useEffect, useMemo } from 'react'
import {
  Composer,
  Conversation,
  channelName,
  deskOf,
  editing,
  editLast,
  noting,
  sayTyping,
  sessionSource,
  timelineOf,
  useTyping,
  WritingDesk,
} from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { addressOf, ask, entitle } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
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
  const unread = useHeld((held) => unreadOf(card, held))
  const typist = useTyping(card.id)
  const shows = useHeld((held) => held.settings.showNotices)
  const method = useHeld((held) => held.settings.sendingMethod)
  const confirms = useHeld((held) => held.settings.confirmSending.includes(card.channelKind))
  const notices = useStore(noticesShown)[card.id] ?? shows
  const toggleNotices = () => noticesShown.set((was) => ({ ...was, [card.id]: !notices }))
  const desk = deskOf(`${me}/${card.id}`)
  const noteDesk = deskOf(`${me}/${card.id}/note`)
  const acts = useActs(card, may, desk, noteDesk)
  const notes = useStore(noting) === card.id && may.note
  const changing = useStore(editing)
  const source = useMemo(() => sessionSource(card.id), [card.id])
  const to = useMemo(
    () => ({
      key: source.key,
      addressOf: (messageId: string) => addressOf(sendMessage.path, { sessionId: card.id, messageId }),
      session: { id: card.id, liveChatId: card.liveChatId },
      seen: () =>
        timelineOf(source.key)
          .get()
          .items.findLast(({ sessionId }) => sessionId === card.id)?.number,
    }),
    [source, card.id, card.liveChatId],
  )
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
        source={source}
        side="staff"
        label={t('sessions.conversation', { name })}
        unread={kept ? 0 : unread}
        read={({ number, sessionId }) => {
          if (sessionId === card.id) void ask(readUpTo, { path: { sessionId }, body: { number } }).catch(() => undefined)
        }}
        wasRead={({ sessionId, ordinal }) => (sessionId === card.id ? ordinal <= card.seen : undefined)}
        channel={card.channelKind === 'internal' ? undefined : card.channelKind}
        nameOf={({ author, authorId, authorName }) => (author === 'customer' || authorId === me ? undefined : authorName)}
        linkOf={({ id }) => `/live-chats/s/${card.id}?m=${id}`}
        acts={acts}
        desk={may.answer ? desk : undefined}
        typing={typist?.name}
        notices={notices}
        goTo={goTo}
        empty={t('sessions.sayHello')}
      />
      <Suspense>
        <Later card={card} />
        <MoreActions
          card={card}
          details={details}
          acts={acts}
          source={source.key}
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
        <Composer
          key={card.id}
          desk={desk}
          label={t('sessions.replyTo', { name })}
          to={to}
          typing={() => sayTyping({ sessionId: card.id })}
          method={method}
          changeLast={() => editLast(source.key, acts.mayChange)}
          confirm={confirms ? { name, channel: channelName(card.channelKind) } : undefined}
        />
      ) : (
        <StandingBar card={card} may={may} connected={details?.connected} />
      )}
    </WritingDesk>
  )
}
