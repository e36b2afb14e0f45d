import { type Static, Type } from 'typebox'
import { body, Id, Line, Named, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'
import { SessionCard } from './sessions.ts'

/** Somebody to begin a session with. */
export const Reachable = Type.Object({
  /** An employee's is their user's. */
  customerId: Id,
  userId: orNull(Id),
  name: Type.String(),
  avatarFileId: orNull(Id),
  /** E-mail or phone, where one is known. */
  hint: Type.String(),
  /** The bound item whose name has the words. */
  item: orNull(Type.String()),
})
export type Reachable = Static<typeof Reachable>

/** At most 20 of each: employees whom the setting Internal names, and customers who have written here before. */
export const findReachable = endpoint({
  method: 'GET',
  path: '/api/live-chats/:liveChatId/reachable',
  who: 'user',
  summary: 'Whom an operator of this live chat can begin a session with [SES-14].',
  query: body({ search: Line }),
  reply: Type.Object({ employees: Type.Array(Reachable), customers: Type.Array(Reachable) }),
  refuses: ['not-found'],
})
/** A way to write to somebody whom an item is about, in one live chat. */
export const ItemReach = Type.Object({
  ...Type.Omit(Reachable, ['item']).properties,
  liveChat: Named,
  /** The item is bound to them, or was registered with them. */
  bound: Type.Boolean(),
  /** Phones, e-mails and accounts of the item that are theirs. */
  values: Type.Array(Type.String()),
  /** The one that is open, where the asker may see it. */
  openSession: orNull(Named),
})
export type ItemReach = Static<typeof ItemReach>
/** At most 50, by the rules of `beginSession`; none, where the asker answers in no live chat. */
export const listItemReach = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/reachable',
  who: 'user',
  summary:
    'Whom the asker can write to about an item: customers whose item it is, and those known by its values [BND-15, SES-14].',
  reply: Type.Array(ItemReach),
  refuses: ['not-found'],
})
/** The asker chooses the session's id: the same again answers the same [P2]. `session-open` names the session and who has it. */
export const beginSession = endpoint({
  method: 'PUT',
  path: '/api/live-chats/:liveChatId/sessions/:sessionId',
  who: 'user',
  summary: 'A new session with somebody, assigned to me at once and not routed [SES-14, SES-15].',
  body: body({ customerId: Id }),
  reply: SessionCard,
  refuses: ['not-found', 'operator-offline', 'session-open', 'writing-not-allowed', 'channel-disconnected'],
})
