import { canonical, type FieldError, type ItemValues } from '@parley/contract'
import { attachToItem } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, appTopics, holdApp } from './app.ts'
import { checkValues, sentOf } from './check-values.ts'
import { fieldLimitsOf } from './field-limits.ts'
import { refsIn } from './fill-item.ts'
import { itemById } from './item.ts'
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
  const before = known?.app_id === appId && known.author_id === who.id ? { itemId: id, values: {} } : undefined
  const given = add ? add(app, sent as ItemValues) : sent
  const limits = await fieldLimitsOf(work, who, app)
  const { values, warnings } = await checkValues(work, who, app, given, known && before, { limits, sent })
  if (known) {
    // Once somebody has changed it, what it was made of is not compared any more.
    const same = before && (known.version > 1 || canonical(sentOf(app, known.values)) === canonical(values))
    if (!same) throw new Refusal('item-differs')
    return warnings
  }
  await insertItems(work, app, { by: who.id, kind: 'created', items: [{ id, values }] }).catch((error) => {
    throw error.constraint === 'items_pkey' ? new Refusal('item-differs') : error
  })
  await attachToItem(work, who, refsIn(app, [values]).files, id)
  work.publish(appTopics(appId), { name: 'item.changed', appId, itemId: id, version: 1 })
  return warnings
}
