import { type Static, Type } from 'typebox'
import { Named, orNull, Time } from './common.ts'

/** An entry that locks the customer of a session now. */
export const LockOnCustomer = Type.Object({
  ...Named.properties,
  until: orNull(Time),
  /** How many other customers it locks. */
  others: Type.Integer(),
  editable: Type.Boolean(),
})
export type LockOnCustomer = Static<typeof LockOnCustomer>
