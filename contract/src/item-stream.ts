import { type Static, Type } from 'typebox'
import { body, Cursor, Id, MessageText, Name, Named, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'
import { ItemFilters, ItemOrder, ItemRefs } from './items.ts'

/** Who did what to an item, newest first. `from` and `to` stand as in `Item.values`; null: no value. */
export const ItemHistoryEntry = Type.Object({
  id: Id,
  kind: Type.Union([
    Type.Literal('created'),
    Type.Literal('edited'),
    Type.Literal('deleted'),
    Type.Literal('restored'),
    Type.Literal('imported'),
    /** To a customer, or in a session [BND-06, BND-08]. */
    Type.Literal('bound'),
    Type.Literal('unbound'),
    /** Only chosen people see it from then on, perhaps others than before; or everybody who may view the app [APP-10]. */
    Type.Literal('restricted'),
    Type.Literal('unrestricted'),
  ]),
  by: orNull(Named),
  at: Time,
  changes: Type.Array(Type.Object({ field: Type.String(), from: Type.Any(), to: Type.Any() })),
})
export type ItemHistoryEntry = Static<typeof ItemHistoryEntry>
export const listItemHistory = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/history',
  who: 'user',
  summary: 'The changes of an item, newest first, in portions of 30.',
  query: body({ cursor: Type.Optional(Cursor) }),
  reply: Type.Object({ ...portionOf(ItemHistoryEntry).properties, refs: ItemRefs }),
  refuses: ['not-found'],
})

export const ItemComment = Type.Object({
  id: Id,
  author: Type.Object({ id: Id, name: Type.String(), avatarFileId: orNull(Id) }),
  text: Type.String(),
  mentions: Type.Array(Named),
  files: Type.Array(File),
  at: Time,
})
export type ItemComment = Static<typeof ItemComment>
export const listItemComments = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/comments',
  who: 'user',
  summary: 'Comments on an item, newest first, in portions of 30 [APP-12].',
  query: body({ cursor: Type.Optional(Cursor) }),
  reply: portionOf(ItemComment),
  refuses: ['not-found'],
})
/** Who is mentioned and may view the item subscribes by it, and is told; so does who writes. */
export const addItemComment = endpoint({
  method: 'PUT',
  path: '/api/items/:itemId/comments/:commentId',
  who: 'user',
  summary: 'Comment on an item under an id of your own making; the same again is the same comment.',
  body: body({
    text: MessageText,
    fileIds: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })),
    mentionIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
  }),
  reply: ItemComment,
  refuses: ['not-found', 'message-empty', 'message-differs', 'file-not-found'],
})

/** For @: who may view the item. */
export const findMentions = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/mentionable',
  who: 'user',
  summary: 'At most 20 colleagues by a part of their name who may view this item.',
  query: body({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  reply: Type.Array(Named),
  refuses: ['not-found'],
})

const saved = {
  name: Name,
  search: Type.String({ maxLength: 200 }),
  filters: ItemFilters,
  order: ItemOrder,
  /** Codes of columns; empty: those of the app. */
  columns: Type.Array(Type.String({ maxLength: 41 }), { maxItems: 50 }),
  layout: Type.Union([Type.Literal('table'), Type.Literal('tiles'), Type.Literal('kanban')]),
  /** For everybody who may view the app; administrators only. */
  shared: Type.Boolean(),
}
/** A way to look at an app's items, kept under a name [APP-09]. */
export const ItemView = Type.Object({ id: Id, ...saved, mine: Type.Boolean() })
export type ItemView = Static<typeof ItemView>
export const listItemViews = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/views',
  who: 'user',
  summary: 'My saved views of an app and the shared ones, by name.',
  reply: Type.Array(ItemView),
  refuses: ['not-found'],
})
export const saveItemView = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId/views/:viewId',
  who: 'user',
  summary: 'Save a view, new or again. Only administrators write shared ones.',
  body: body(saved),
  reply: ItemView,
  refuses: ['not-found'],
})
export const deleteItemView = endpoint({
  method: 'DELETE',
  path: '/api/apps/:appId/views/:viewId',
  who: 'user',
  summary: 'Remove a saved view.',
  reply: Nothing,
  refuses: ['not-found'],
})
