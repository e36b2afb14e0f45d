import type { Field } from '@parley/contract'
import { account } from './account.ts'
import { address } from './address.ts'
import { app } from './app.ts'
import { category } from './category.ts'
import { counter } from './counter.ts'
import { dateTime } from './date-time.ts'
import { email } from './email.ts'
import type { AnyFieldType } from './field-type.ts'
import { files } from './files.ts'
import { formula } from './formula.ts'
import { fullName } from './full-name.ts'
import { image } from './image.ts'
import { link } from './link.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { richText } from './rich-text.ts'
import { role } from './role.ts'
import { status } from './status.ts'
import { string } from './string.ts'
import { table } from './table.ts'
import { users } from './users.ts'
import { yesNo } from './yes-no.ts'

export { readAccount } from './account.ts'
export type { AnyFieldType, FilterValue, NameOf, RefKind, Refs, Wrong } from './field-type.ts'
export { wholeText } from './field-type.ts'

/** Every type of field that there is [APP-02]. */
const fieldTypes: readonly AnyFieldType[] = [
  string,
  richText,
  number,
  yesNo,
  dateTime,
  category,
  status,
  money,
  phone,
  email,
  fullName,
  address,
  link,
  image,
  files,
  table,
  app,
  users,
  role,
  account,
  counter,
  formula,
]
const byName = new Map(fieldTypes.map((one) => [one.type, one]))

export const typeOf = ({ type }: Pick<Field, 'type'>): AnyFieldType => byName.get(type)!
