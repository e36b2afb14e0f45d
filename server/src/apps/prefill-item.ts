import type { Account, FieldError, ItemRefs, ItemValues } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, accountFields, appById, type Reads } from './app.ts'
import { addItem } from './create-item.ts'
import { readAccount, typeOf } from './field-types/index.ts'
import type { Known } from './known.ts'
import { liveValues } from './read-item.ts'
import { refsOf } from './refs.ts'
import { accessApp } from './rights.ts'
import { withAccount } from './with-account.ts'

/**
 * What a new item begins with, and the codes of the fields that hold the customer's accounts [BND-04, BND-10].
 * @throws {Refusal} `not-found`, `forbidden`
 */
export async function readPrefill(
  reads: Reads,
  who: UserAsker,
  appId: string,
  known: Known,
): Promise<{ values: ItemValues; refs: ItemRefs; locked: string[] }> {
  const { app } = await accessApp(reads, who, appId, 'create')
  const full = await appById(reads, appId)
  if (!full) throw new Refusal('not-found')
  const open = app.fields.filter(({ code }) => !app.readOnly.has(code))
  // The accounts are the server's to write, also where the asker may not.
  const values = liveValues(app, withAccounts(full, fromKnown({ ...app, fields: open }, known), known.accounts))
  const locked = accountFields(app).flatMap(({ code }) => (values[code] === undefined ? [] : code))
  return { values, locked, refs: await refsOf(reads, who, { fields: app.fields, values: [values] }) }
}

/** What is known goes into the first field of its type that takes it, and stands nowhere twice. */
function fromKnown({ fields, nameTemplate }: Pick<App, 'fields' | 'nameTemplate'>, known: Known): ItemValues {
  const values: ItemValues = {}
  const filled = new Set<string>()
  for (const field of fields) {
    const { type, fromKnown, check } = typeOf(field)
    const value = fromKnown?.(known, field.settings, nameTemplate.includes(`{${field.code}}`))
    const checked = check(value, field.settings)
    if (!('value' in checked) || checked.value === undefined) continue
    const what = `${type} ${JSON.stringify(checked.value)}`
    if (filled.has(what)) continue
    values[field.code] = checked.value
    filled.add(what)
  }
  return values
}

/**
 * A new item of the customer's, which holds their accounts whatever was sent [BND-10].
 * @returns what is doubtful
 * @throws {Refusal} `not-found`, `forbidden`, `values-invalid`, `item-differs`
 */
export async function createFor(
  work: Work,
  who: UserAsker,
  { id, appId, values }: { id: string; appId: string; values: Record<string, unknown> },
  accounts: readonly Account[],
): Promise<FieldError[]> {
  return addItem(work, who, { id, appId, values }, (app, sent) => withAccounts(app, sent, accounts))
}

/** A field for one account gives up what was sent for the customer's first. */
function withAccounts(app: App, given: ItemValues, accounts: readonly Account[]): ItemValues {
  let values = given
  for (const [at, account] of accounts.entries()) {
    const plain = readAccount(account)
    if (!plain) continue
    const after = withAccount(app, values, plain)
    values = at === 0 && after === values ? withAccount(app, withoutSingles(app, values, plain), plain) : after
  }
  return values
}

function withoutSingles(app: App, values: ItemValues, { kind, value }: Account): ItemValues {
  const fields = accountFields(app)
  const held = fields.some(({ code }) => {
    const accounts = values[code]
    return Array.isArray(accounts) && (accounts as Account[]).some((one) => one?.kind === kind && one.value === value)
  })
  const single = fields.find(({ settings }) => !(settings as { many: boolean }).many)
  if (held || !single) return values
  const { [single.code]: _, ...others } = values
  return others
}
