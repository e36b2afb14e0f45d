import { isQueueOf, type LiveEvent, type Message, type SessionCard, type Workspace } from '@parley/contract'
import { t } from '../texts/index.ts'

/** What somebody has to be told of, wherever they are in the program. */
export interface Alert {
  kind: 'queue' | 'assigned' | 'message'
  card: SessionCard
  text: string
}

/**
 * A new request for those who may take it, a session that was given to me, a message in a session of mine; one's own actions are
 * silent [CNT-01, CNT-03, ui.md S30].
 * @param held the state after the event.
 */
export function alertOf(event: LiveEvent, held: Workspace): Alert | undefined {
  if (event.name !== 'message.sent') return undefined
  const { message } = event
  const card = held.sessions[message.sessionId]
  if (!card || message.authorId === held.me.id) return undefined
  const mine = card.state === 'assigned' && card.operator?.id === held.me.id
  if (message.notice) return ofNotice(message, card, mine, held)
  if (message.author !== 'customer' || !mine) return undefined
  return { kind: 'message', card, text: t('sessions.alertMessage', { name: card.customer.name, text: saidIn(message) }) }
}

function ofNotice(message: Message, card: SessionCard, mine: boolean, held: Workspace): Alert | undefined {
  const kind = message.notice?.kind
  if (kind !== 'opened' && kind !== 'reassigned' && kind !== 'returned') return undefined
  if (mine && kind !== 'returned')
    return {
      kind: 'assigned',
      card,
      text: t(kind === 'opened' ? 'sessions.alertGiven' : 'sessions.alertReassigned', {
        who: message.authorName,
        name: card.name,
      }),
    }
  const chat = held.liveChats.find(({ id }) => id === card.liveChatId)
  if (card.state !== 'queued' || !chat || !isQueueOf(card, chat)) return undefined
  return { kind: 'queue', card, text: t('sessions.alertQueue', { name: card.name, liveChat: chat.name }) }
}

function saidIn({ text, files }: Message): string {
  return (text || (files[0]?.name ?? '')).replace(/\s+/g, ' ').slice(0, 140)
}
