import { type Static, Type } from 'typebox'
import { AppIcon } from './apps.ts'
import { Id } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Code } from './field-code.ts'

/** A field by which items of an app, perhaps the same one, link to an item. `listItems` with this field as a filter lists them. */
export const RelatedItems = Type.Object({
  app: Type.Object({ id: Id, name: Type.String(), icon: AppIcon }),
  field: Type.Object({ code: Code, name: Type.String() }),
  /** Of those that are not deleted; counted up to 1,000, and that many means that many or more. */
  count: Type.Integer(),
})
export type RelatedItems = Static<typeof RelatedItems>

/** Of apps that are not theirs to view nothing is told. */
export const listRelatedItems = endpoint({
  method: 'GET',
  path: '/api/items/:itemId/related',
  who: 'user',
  summary:
    'By which fields of which apps items can link to this one, in the order of the menu, and how many do [APP-02, APP-08].',
  reply: Type.Array(RelatedItems),
  refuses: ['not-found'],
})
