import { type File, type Message, previewOf } from '@parley/contract'
import { placed, type Session, type Shown, type Signed, told, whoHears } from '../sessions/index.ts'
import type { Automatic, Draft } from './draft.ts'
import type { Quoted } from './quoted.ts'

export interface Published {
  topics: string[]
  event: object
}

/**
 * The draft with the session's next number, and the session as it stands then: like `cardAfter` of the contract, which clients
 * apply to what they are told.
 */
export function nextMessage(
  session: Session,
  { id, from, author, text }: Draft | Automatic,
  files: File[] = [],
  liveChatName = '',
  quoted?: Quoted,
): Message {
  const now = new Date()
  const byCustomer = author === 'customer'
  session.number += 1
  if (byCustomer) session.received += 1
  else session.sent += 1
  const message = placed(session, {
    id,
    number: session.number,
    ordinal: byCustomer ? session.received : session.sent,
    author,
    authorId: from,
    authorName: { customer: session.customer_name, operator: session.operator_name ?? '', bot: liveChatName }[author],
    text,
    files,
    notice: null,
    sentAt: now.toISOString(),
    ...(quoted && { quote: quoted.quote }),
  })
  if (author === 'bot') return message
  session.preview = previewOf(message)
  session.last_activity_at = now
  session.waiting_since = byCustomer ? (session.waiting_since ?? now) : null
  return message
}

/** Staff hear everything (`signed`: the customer may know who answered); the customer what they wrote themselves, and of answers what they may know [P14]. */
export function eventsOf(session: Session, message: Message, signs: Signed, shown: Shown): Published[] {
  const staff = whoHears(session)
  const customer = `customer:${session.customer_id}`
  if (message.author === 'customer') {
    if (!message.quote) return [{ topics: [...staff, customer], event: { name: 'message.sent', message } }]
    // Who is both knows their own chat as a customer does: of two that tell of one message they keep the first.
    return [
      { topics: [customer], event: { name: 'message.sent', message: told(message, signs, shown) } },
      { topics: staff, event: { name: 'message.sent', message } },
    ]
  }
  return [
    { topics: staff, event: { name: 'message.sent', message } },
    { topics: [customer], event: { name: 'message.told', message: told(message, signs, shown) } },
  ]
}
