import type { Field, FieldType } from '@parley/contract'
import { account } from './account.tsx'
import { address } from './address.tsx'
import { app } from './app.tsx'
import { category } from './category.tsx'
import { counter } from './counter.tsx'
import { dateTime } from './date-time.tsx'
import { email } from './email.tsx'
import type { AnyKind, Comparison } from './field-kind.ts'
import { files } from './files.tsx'
import { formula } from './formula.tsx'
import { fullName } from './full-name.tsx'
import { image } from './image.tsx'
import { link } from './link.tsx'
import { money } from './money.tsx'
import { number } from './number.tsx'
import { phone } from './phone.tsx'
import { role } from './role.tsx'
import { status } from './status.tsx'
import { string } from './string.tsx'
import { table } from './table.tsx'
import { users } from './users.tsx'
import { yesNo } from './yes-no.tsx'

/** All types of fields, in the order of the builder's palette. */
export const kinds: readonly AnyKind[] = [
  string,
  number,
  yesNo,
  dateTime,
  category,
  status,
  money,
  fullName,
  address,
  phone,
  email,
  account,
  link,
  image,
  files,
  table,
  app,
  users,
  role,
  formula,
  counter,
]

const byType = new Map(kinds.map((kind) => [kind.type as FieldType, kind]))

export const kindOf = ({ type }: { type: FieldType }): AnyKind => byType.get(type)!

/** What a filter over this field can ask. */
export function comparesOf(field: Field): readonly Comparison[] {
  const { compares } = kindOf(field)
  return typeof compares === 'function' ? compares(field) : compares
}

export { Contacting } from './Contact.tsx'
export { errorWords } from './error-words.ts'
export type { AnyKind, Comparison, Wanted } from './field-kind.ts'
export { noRefs, withRefs } from './refs.ts'
