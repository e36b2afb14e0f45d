import type { Account, Field, ItemValues } from '@parley/contract'
import { type App, accountFields } from './app.ts'

/** An account takes no more than this many beside it; see the field's type. */
const most = 50

/** The values with this account in the first Account field of the form that has room for it; the same where one holds it already. */
export function withAccount(app: Pick<App, 'fields' | 'form'>, values: ItemValues, account: Account): ItemValues {
  const fields = accountFields(app)
  if (fields.some(({ code }) => accountsIn(values[code]).some((one) => isSame(one, account)))) return values
  const field = fields.find((field) => takes(field, account) && accountsIn(values[field.code]).length < roomIn(field))
  return field ? { ...values, [field.code]: [...accountsIn(values[field.code]), account] } : values
}

/** By its settings, whatever stands in it. */
export function takes({ settings }: Field, { kind }: Account): boolean {
  const { kinds } = settings as { kinds: string[] }
  return kinds.length === 0 || kinds.includes(kind)
}

const roomIn = ({ settings }: Field): number => ((settings as { many: boolean }).many ? most : 1)
const isSame = (one: Account, other: Account) => one.kind === other.kind && one.value === other.value
const accountsIn = (value: unknown): Account[] => (Array.isArray(value) ? value : [])
