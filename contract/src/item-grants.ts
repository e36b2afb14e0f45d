import { type Static, Type } from 'typebox'
import { body, MemberIds, Members } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * Who sees an item. Restricted: of those who may view the app its author, its members, who has the right `permissions` there, and
 * administrators; what they may do with it their rights in the app say. For the others it is not there.
 */
export const ItemGrants = Type.Object({
  restricted: Type.Boolean(),
  /** None where it is not restricted. */
  members: Members,
  /** Rises with each change of them, and with no other change of the item. */
  version: Type.Integer(),
})
export type ItemGrants = Static<typeof ItemGrants>

export const readItemGrants = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/grants',
  who: 'user',
  summary: 'Who sees an item; for those with the right `permissions` [APP-10].',
  reply: ItemGrants,
  refuses: ['not-found'],
})
export const editItemGrants = endpoint({
  method: 'PUT',
  path: '/api/items/:itemId/grants',
  who: 'user',
  summary: 'Say who sees an item, over the version that was seen; `members` count where it is restricted [APP-10].',
  body: body({ restricted: Type.Boolean(), members: MemberIds, version: Type.Integer() }),
  reply: ItemGrants,
  refuses: ['not-found', 'changed-meanwhile'],
})
