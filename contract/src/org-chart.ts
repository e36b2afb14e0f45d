import { type Static, Type } from 'typebox'
import { body, Id, Name, Named, Nothing, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'

export const OrgItemKind = Type.Union([Type.Literal('department'), Type.Literal('group'), Type.Literal('position')])
export type OrgItemKind = Static<typeof OrgItemKind>

/** A department, group or position of the org chart; employees stand in positions [ORG-05]. */
export const OrgItem = Type.Object({
  id: Id,
  parentId: orNull(Id),
  kind: OrgItemKind,
  name: Type.String(),
  /** Who stands in it itself; empty but in positions. */
  users: Type.Array(Named),
  /** How many people are in it and below. */
  size: Type.Integer(),
  /** The groups that hold it, and the live chats to which its people may write. */
  usedIn: Type.Array(Named),
})
export type OrgItem = Static<typeof OrgItem>

/** Where an item stands: last below its parent (null: at the top), or before one of those there. */
const place = { parentId: Type.Optional(orNull(Id)), beforeId: Type.Optional(orNull(Id)) }

export const listOrgItems = endpoint({
  method: 'GET',
  path: '/api/org-items',
  who: 'administrator',
  summary: 'The org chart as one list: each item before those below it, and those of one parent in their order.',
  reply: Type.Array(OrgItem),
  refuses: [],
})
export const createOrgItem = endpoint({
  method: 'POST',
  path: '/api/org-items',
  who: 'administrator',
  summary: 'Add a department, group or position.',
  body: body({ kind: OrgItemKind, name: Name, ...place }),
  reply: OrgItem,
  refuses: ['not-found'],
})
/** Without `parentId` it stays below its parent; without both it stays where it is. */
export const editOrgItem = endpoint({
  method: 'PATCH',
  path: '/api/org-items/:orgItemId',
  who: 'administrator',
  summary: 'Rename an item, or move it with everything below it.',
  body: body({ name: Type.Optional(Name), ...place }),
  reply: OrgItem,
  refuses: ['not-found', 'org-cycle', 'last-administrator'],
})
export const deleteOrgItem = endpoint({
  method: 'DELETE',
  path: '/api/org-items/:orgItemId',
  who: 'administrator',
  summary: 'Delete an item that is empty, or one with all that is below it: those people lose what they had by it.',
  query: body({ subtree: Type.Optional(Type.Literal('yes')) }),
  reply: Nothing,
  refuses: ['not-found', 'org-item-not-empty', 'org-item-in-use', 'last-administrator'],
})
export const putInPosition = endpoint({
  method: 'PUT',
  path: '/api/org-items/:orgItemId/users/:userId',
  who: 'administrator',
  summary: 'Put somebody in a position.',
  reply: OrgItem,
  refuses: ['not-found', 'org-item-no-position'],
})
export const takeFromPosition = endpoint({
  method: 'DELETE',
  path: '/api/org-items/:orgItemId/users/:userId',
  who: 'administrator',
  summary: 'Take somebody out of a position.',
  reply: OrgItem,
  refuses: ['not-found', 'last-administrator'],
})
