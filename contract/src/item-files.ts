import { type Static, Type } from 'typebox'
import { body, Cursor, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Code } from './field-code.ts'
import { File } from './files.ts'

/** A file that stands in a field of an item, or in a comment on it. */
export const ItemFile = Type.Object({
  file: File,
  /** Null: in a comment. */
  field: orNull(Type.Object({ code: Code, name: Type.String() })),
  /** Who uploaded it; null where they are gone. */
  by: orNull(Named),
  at: Time,
})
export type ItemFile = Static<typeof ItemFile>

export const listItemFiles = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/files',
  who: 'user',
  summary: 'The files in the fields of an item and in its comments, newest first, in portions of 30 [APP-12, FIL-05].',
  query: body({ cursor: Type.Optional(Cursor) }),
  reply: portionOf(ItemFile),
  refuses: ['not-found'],
})
