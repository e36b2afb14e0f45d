import { readUpTo, type SessionCard, sendMessage, unreadOf } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../held.ts'
import { addressOf, ask } from '../live/index.ts'
import { t } from '../texts/index.ts'
import type { Composing } from './Composer.tsx'
import type { Talk } from './Conversation.tsx'
import { channelName } from './channel-icon.tsx'
import { deskOf } from './desk.ts'
import { sessionSource, timelineOf } from './source.ts'
import { sayTyping, useTyping } from './typing.ts'

/** A session as staff reads and answers it, wherever it is shown: what `Conversation` and `Composer` take for it. */
export function useSessionTalk(card: SessionCard) {
  const me = useHeld((held) => held.me.id)
  const unread = useHeld((held) => unreadOf(card, held))
  const method = useHeld((held) => held.settings.sendingMethod)
  const confirms = useHeld((held) => held.settings.confirmSending.includes(card.channelKind))
  const typing = useTyping(card.id)?.name
  const desk = deskOf(`${me}/${card.id}`)
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
  const { name } = card.customer
  const talk: Talk = {
    source,
    side: 'staff',
    label: t('sessions.conversation', { name }),
    unread,
    read: ({ number, sessionId }) => {
      if (sessionId === card.id) void ask(readUpTo, { path: { sessionId }, body: { number } }).catch(() => undefined)
    },
    wasRead: ({ sessionId, ordinal }) => (sessionId === card.id ? ordinal <= card.seen : undefined),
    channel: card.channelKind === 'internal' ? undefined : card.channelKind,
    nameOf: ({ author, authorId, authorName }) => (author === 'customer' || authorId === me ? undefined : authorName),
    linkOf: ({ id }) => `/live-chats/s/${card.id}?m=${id}`,
    typing,
    empty: t('sessions.sayHello'),
  }
  const composing: Composing = {
    desk,
    label: t('sessions.replyTo', { name }),
    to,
    typing: () => sayTyping({ sessionId: card.id }),
    method,
    confirm: confirms ? { name, channel: channelName(card.channelKind) } : undefined,
  }
  return { desk, talk, composing }
}
