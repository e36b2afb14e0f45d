import { type Static, Type } from 'typebox'
import { AppIcon, RightsInApp } from './apps.ts'
import { body, Cursor, Id, Line, Named, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FieldError, type FieldValues } from './field-types.ts'
import { File } from './files.ts'

/** By code of field. `unknown` narrows to `FieldValues[field.type]`. */
export const ItemValues = Type.Record(Type.String({ maxLength: 41 }), Type.Unknown())
export type ItemValues = Record<string, FieldValues[keyof FieldValues] | undefined>

/** One entry of an app. `name` and `index` are given by the server [APP-04]. */
export const Item = Type.Object({
  id: Id,
  appId: Id,
  name: Type.String(),
  /** Counts the items of its app from 1. */
  index: Type.Integer(),
  values: Type.Unsafe<ItemValues>(Type.Record(Type.String(), Type.Any())),
  author: orNull(Named),
  createdAt: Time,
  editor: orNull(Named),
  changedAt: Time,
  deletedAt: orNull(Time),
  /** Rises with each change; an edit says which one it saw. */
  version: Type.Integer(),
  /** Only chosen people see it: see `ItemGrants`. */
  restricted: Type.Boolean(),
})
export type Item = Static<typeof Item>

/** An item where it is only mentioned: in a link, a binding, a picker. One may not open it where `view` is false: name only [APP-11]. */
export const ItemCard = Type.Object({
  id: Id,
  app: Type.Object({ id: Id, name: Type.String(), icon: AppIcon }),
  name: Type.String(),
  view: Type.Boolean(),
  deleted: Type.Boolean(),
})
export type ItemCard = Static<typeof ItemCard>

/** Names for the ids that stand in values. An id that is missing here is gone. */
export const ItemRefs = Type.Object({
  items: Type.Record(Type.String(), ItemCard),
  users: Type.Record(Type.String(), Type.Object({ id: Id, name: Type.String(), avatarFileId: orNull(Id) })),
  /** Groups and org chart items. */
  roles: Type.Record(Type.String(), Named),
  files: Type.Record(Type.String(), File),
})
export type ItemRefs = Static<typeof ItemRefs>

export const ItemPage = Type.Object({
  item: Item,
  refs: ItemRefs,
  rights: RightsInApp,
  subscribed: Type.Boolean(),
  /** Accepted, but doubtful: a phone or e-mail whose field only warns [APP-07]. After a save. */
  warnings: Type.Array(FieldError),
})
export type ItemPage = Static<typeof ItemPage>

/** `from` and `to` are inclusive; `contains` is for texts, part and case-insensitive; `one-of` takes an array. `_…` names system fields. */
export const ItemFilter = body({
  field: Type.String({ pattern: '^_?[A-Za-z][A-Za-z0-9_]{0,39}$' }),
  is: Type.Union([
    Type.Literal('equals'),
    Type.Literal('contains'),
    Type.Literal('from'),
    Type.Literal('to'),
    Type.Literal('one-of'),
    Type.Literal('empty'),
    Type.Literal('filled'),
  ]),
  /** Compared with one entry where the field holds several: an option's code, an id, an account. Money: the amount as text. */
  value: Type.Optional(
    Type.Union([
      Type.String({ maxLength: 1_000 }),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 100 }),
      body({ kind: Type.String({ maxLength: 40 }), value: Type.String({ maxLength: 254 }) }),
    ]),
  ),
})
export type ItemFilter = Static<typeof ItemFilter>
export const ItemFilters = Type.Array(ItemFilter, { maxItems: 20 })

export const ItemOrder = Type.Union([
  Type.Literal('changed'),
  Type.Literal('-changed'),
  Type.Literal('created'),
  Type.Literal('-created'),
  Type.Literal('name'),
  Type.Literal('-name'),
  Type.Literal('index'),
  Type.Literal('-index'),
])
/** A leading minus: newest, or last, first. */
export type ItemOrder = Static<typeof ItemOrder>

const chosen = {
  /** Words that the name and the searchable fields contain, each of them. */
  search: Type.Optional(Line),
  /** `ItemFilter[]` as JSON. */
  filters: Type.Optional(Type.String({ maxLength: 8_000 })),
  deleted: Type.Optional(Type.Literal('1')),
}
/** Codes joined by commas. */
const codes = Type.String({ maxLength: 4_000, pattern: '^[A-Za-z][A-Za-z0-9_]*(,[A-Za-z][A-Za-z0-9_]*)*$' })

export const listItems = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/items',
  who: 'user',
  summary:
    'Items in portions of 50 [APP-08, APP-09]; last changed first unless asked otherwise. Values of the list and card fields unless `fields` says which.',
  query: body({ ...chosen, order: Type.Optional(ItemOrder), fields: Type.Optional(codes), cursor: Type.Optional(Cursor) }),
  reply: Type.Object({ ...portionOf(Item).properties, refs: ItemRefs }),
  refuses: ['not-found'],
})
/** Counted up to 1,000 each; that many means that many or more. */
export const countItems = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/item-counts',
  who: 'user',
  summary: 'How many items there are, in all and by status (the empty status as `""`).',
  query: body(chosen),
  reply: Type.Object({ all: Type.Integer(), statuses: Type.Record(Type.String(), Type.Integer()) }),
  refuses: ['not-found'],
})
/** For pickers and +Bind: at most 20. */
export const findItems = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/item-cards',
  who: 'user',
  summary: 'Items whose name or searchable fields contain the words.',
  query: body({ search: Type.Optional(Line) }),
  reply: Type.Array(ItemCard),
  refuses: ['not-found'],
})
const values = { values: ItemValues }
/** `errors` of `values-invalid` point at `/values/<code>`. */
export const createItem = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId/items/:itemId',
  who: 'user',
  summary: 'Make an item under an id of your own making; the same again answers the same item.',
  body: body(values),
  reply: ItemPage,
  refuses: ['not-found', 'values-invalid', 'item-differs'],
})
export const readItem = endpoint({
  method: 'GET',
  path: '/api/items/:itemId',
  who: 'user',
  summary: 'An item with all its values and what I may do with it.',
  reply: ItemPage,
  refuses: ['not-found'],
})
/** `changed-meanwhile` carries the item as it is now in `Problem.current`, an `ItemPage`. */
export const editItem = endpoint({
  method: 'PATCH',
  path: '/api/items/:itemId',
  who: 'user',
  summary: 'Set some values over the version that was seen; null clears a field.',
  body: body({ ...values, version: Type.Integer() }),
  reply: ItemPage,
  refuses: ['not-found', 'values-invalid', 'changed-meanwhile'],
})
export const deleteItem = endpoint({
  method: 'PUT',
  path: '/api/items/:itemId/deletion',
  who: 'user',
  summary: 'Delete an item; it is found by the Deleted filter from then on.',
  reply: ItemPage,
  refuses: ['not-found'],
})
export const restoreItem = endpoint({
  method: 'DELETE',
  path: '/api/items/:itemId/deletion',
  who: 'user',
  summary: 'Bring a deleted item back; not over one that has one of its unique values by now.',
  reply: ItemPage,
  refuses: ['not-found', 'values-invalid'],
})
export const subscribeToItem = endpoint({
  method: 'PUT',
  path: '/api/items/:itemId/subscription',
  who: 'user',
  summary: 'Be told in my activity stream what happens to this item [APP-12].',
  reply: Nothing,
  refuses: ['not-found'],
})
export const unsubscribeFromItem = endpoint({
  method: 'DELETE',
  path: '/api/items/:itemId/subscription',
  who: 'user',
  summary: 'No longer be told.',
  reply: Nothing,
  refuses: ['not-found'],
})

/** One item was made, changed, deleted or restored. */
export type ItemChanged = { name: 'item.changed'; appId: string; itemId: string; version: number }
/** Somebody wrote a comment. */
export type ItemCommented = { name: 'item.commented'; appId: string; itemId: string }
/** Many items at once, as by an import: read the list again. */
export type ItemsChanged = { name: 'items.changed'; appId: string }
