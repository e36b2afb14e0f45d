import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Named, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Message } from './messages.ts'

/** A session with the customer whose item this is, or in which the item was registered, as the item's page shows it [BND-15]. */
export const ItemSession = Type.Object({
  id: Id,
  name: Type.String(),
  liveChat: Named,
  channelKind: Type.String(),
  customerName: Type.String(),
  /** False once it is closed. */
  open: Type.Boolean(),
  /** The session's own page is theirs to open; readers read here alone [ACC-12]. */
  view: Type.Boolean(),
  createdAt: Time,
  lastActivityAt: Time,
})
export type ItemSession = Static<typeof ItemSession>

/** None, also where there is nothing that the asker may read: then the item's page has no Live Chat Messages. */
export const listItemSessions = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/sessions',
  who: 'user',
  summary:
    'Sessions that are bound to an item, the newest first: those that I may view, and those of live chats that I may read [ACC-12, BND-15]. Never spam.',
  query: body({ cursor: Type.Optional(Cursor) }),
  reply: portionOf(ItemSession),
  refuses: ['not-found'],
})
/** Without notes and notices. */
export const readItemSession = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/sessions/:sessionId/messages',
  who: 'user',
  summary: 'The messages of a session that is bound to an item, the newest portion first; oldest first within it [BND-15].',
  query: body({ before: Type.Optional(Cursor) }),
  reply: portionOf(Message),
  refuses: ['not-found'],
})
