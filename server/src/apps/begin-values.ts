import { defaultOf, type ItemValues } from '@parley/contract'
import { settingsFrom } from '../people/index.ts'
import type { App, Reads } from './app.ts'
import { typeOf } from './field-types/index.ts'

interface Beginning {
  /** Codes that were sent; null too says that a field is to be empty. */
  given: Record<string, unknown>
  /** Who makes the item. */
  userId: string
  /** Whose day it is; the installation's, unless said. */
  timeZone?: string
}

/** The defaults of a new item's fields for which nothing was sent, as they are kept [APP-05, ui S21]. */
export async function begunValues(
  reads: Reads,
  app: Pick<App, 'fields'>,
  { given, userId, timeZone }: Beginning,
): Promise<ItemValues> {
  const fields = app.fields.filter((field) => field.default && !Object.hasOwn(given, field.code))
  if (fields.length === 0) return {}
  const moment = { at: new Date(), timeZone: timeZone ?? (await zoneOf(reads)), userId }
  const values: ItemValues = {}
  for (const field of fields) {
    const checked = typeOf(field).check(defaultOf(field, moment), field.settings)
    if ('value' in checked && checked.value !== undefined) values[field.code] = checked.value
  }
  return values
}

async function zoneOf({ db }: Reads): Promise<string> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'timeZone').executeTakeFirst()
  return settingsFrom({ read: (name, otherwise) => (name === 'timeZone' && row ? (row.value as typeof otherwise) : otherwise) })
    .timeZone
}
