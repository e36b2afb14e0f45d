import { canonical, type FieldError, type ItemValues } from '@parley/contract'
import { attachToItem } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, appTopics, holdApp } from './app.ts'
import { begunValues } from './begin-values.ts'
import { checkValues, sentOf } from './check-values.ts'
import { fieldLimitsOf } from './field-limits.ts'
import { ownValue, refsIn } from './fill-item.ts'
import { itemById } from './item.ts'
import { refuseClashes } from './item-keys.ts'
import { accessApp } from './rights.ts'
import { insertItems } from './write-items.ts'

interface New {
  id: string
  appId: string
  values: Record<string, unknown>
}

/** What the server adds to what was sent, by the whole definition. */
type Add = (app: App, sent: ItemValues) => ItemValues

/** @returns what is doubtful */
export function createItem(database: Database, who: UserAsker, item: New): Promise<FieldError[]> {
  return transaction(database, (work) => addItem(work, who, item))
}

/**
 * Part of other work too, as binding makes one. The same id with the same values again is the same item.
 * @throws {Refusal} `not-found`, `forbidden`, `values-invalid`, `item-differs`
 */
export async function addItem(work: Work, who: UserAsker, { id, appId, values: sent }: New, add?: Add): Promise<FieldError[]> {
  await accessApp(work, who, appId, 'create')
  const app = await holdApp(work, appId, 'share')
  const known = await itemById(work, id)
  const own = known?.app_id === appId && known.author_id === who.id ? known : undefined
  const given = add ? add(app, sent as ItemValues) : sent
  // What it began with stands in it: meanwhile that may be another.
  const begun = own ? begunIn(app, given, own.values) : await begunValues(work, app, { given, userId: who.id })
  const limits = await fieldLimitsOf(work, who, app)
  const stands = own ? { itemId: id, before: {}, begun } : { begun }
  const { values, warnings } = await checkValues(work, who, app, given, { ...stands, limits, sent })
  if (known) {
    // Once somebody has changed it, what it was made of is not compared any more.
    const same = own && (known.version > 1 || canonical(sentOf(app, known.values)) === canonical(values))
    if (!same) throw new Refusal('item-differs')
    return warnings
  }
  const clashes = await insertItems(work, app, { by: who.id, kind: 'created', items: [{ id, values }] }).catch((error) => {
    throw error.constraint === 'items_pkey' ? new Refusal('item-differs') : error
  })
  await refuseClashes(work, who, app, clashes.get(id))
  await attachToItem(work, who, refsIn(app, [values]).files, id)
  work.publish(appTopics(appId), { name: 'item.changed', appId, itemId: id, version: 1 })
  return warnings
}

const begunIn = ({ fields }: App, given: Record<string, unknown>, values: ItemValues): ItemValues =>
  Object.fromEntries(
    fields
      .filter((field) => field.default && !Object.hasOwn(given, field.code))
      .map(({ code }) => [code, ownValue(values, code)]),
  )
