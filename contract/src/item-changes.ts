import { type Static, Type } from 'typebox'
import { body, Id, orNull } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FieldError } from './field-types.ts'
import { ItemValues } from './items.ts'
import type { RefusalCode } from './refusals.ts'

/** So many at once. */
export const mostItemsChanged = 200

/** What is done to each of them, as it is done to one: values are set (null clears), it is deleted, or brought back. */
export const ItemsChange = Type.Union([body({ values: ItemValues }), body({ deleted: Type.Boolean() })])
export type ItemsChange = Static<typeof ItemsChange>

const code = Type.Unsafe<RefusalCode>(Type.String())
/** Each is changed by itself, whole or not at all, under the rights that changing it alone needs; what is refused does not keep the others. */
export const changeItems = endpoint({
  method: 'POST',
  path: '/api/item-changes',
  who: 'user',
  summary: 'Edit, delete or bring back up to 200 items, with a result for each [APP-08].',
  body: body({
    /** `version`: the one that was seen; values are set over no other. */
    items: Type.Array(body({ id: Id, version: Type.Integer() }), { minItems: 1, maxItems: mostItemsChanged }),
    change: ItemsChange,
  }),
  reply: Type.Object({
    /** In the order of asking. */
    results: Type.Array(
      Type.Object({
        id: Id,
        /** Null where it was done. */
        refused: orNull(code),
        /** Of `values-invalid`: as those of `editItem`. */
        errors: Type.Array(FieldError),
      }),
    ),
  }),
  refuses: [],
})
