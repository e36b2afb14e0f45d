import { type Static, Type } from 'typebox'
import { Id, orNull } from './common.ts'

/**
 * The base rule of a live chat, below all others [RTE-03].
 * - First Response waits in the queue of one operator group, or of all of them when the group is null [RTE-04, RTE-05].
 * - Assigned to gives the session to whom a User-type field of the customer's item names; where that is nobody who is there, it
 *   waits in the queue of the group [RTE-07…13]. Only where the live chat has an account app.
 */
export const RoutingRule = Type.Union([
  Type.Object({ name: Type.Literal('first-response'), groupId: orNull(Id) }, { additionalProperties: false }),
  Type.Object(
    {
      name: Type.Literal('assigned-to'),
      /** The code of a User-type field of the account app; `_author` and `_editor` are such fields too [RTE-08]. */
      field: Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]+$' }),
      groupId: Id,
    },
    { additionalProperties: false },
  ),
])
export type RoutingRule = Static<typeof RoutingRule>

/** Why a rule cannot be applied until somebody mends it. */
const broken = ['group-gone', 'operator-gone', 'calendar-gone', 'channel-gone', 'label-gone', 'app-gone', 'field-gone'] as const
export type Broken = (typeof broken)[number]
export const Broken = Type.Unsafe<Broken>(Type.Union(broken.map((word) => Type.Literal(word))))
