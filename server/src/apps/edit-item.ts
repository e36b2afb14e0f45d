import type { FieldError } from '@parley/contract'
import { attachToItem } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, holdApp } from './app.ts'
import { checkValues } from './check-values.ts'
import { refsIn } from './fill-item.ts'
import { accessItem, type ItemRow, type Need } from './item.ts'
import { dropKeys, refuseClashes, takeKeys } from './item-keys.ts'
import { demandFiles } from './may-read-item-file.ts'
import { readItem } from './read-item.ts'
import { tellSubscribers } from './tell-subscribers.ts'
import { itemTopics } from './viewers.ts'
import { addHistory, changedFields, updateItem } from './write-items.ts'

interface Edit {
  version: number
  values: Record<string, unknown>
}

/** All of what was sent or nothing; only over the version that was seen. */
export async function editItem(database: Database, who: UserAsker, id: string, { version, values }: Edit): Promise<FieldError[]> {
  return transaction(database, async (work) => {
    const { app, item, limits } = await holdItem(work, who, id, 'edit')
    if (item.version !== version) throw new Refusal('changed-meanwhile', { current: await readItem(work, who, id) })
    const checked = await checkValues(work, who, app, values, { itemId: id, before: item.values, limits })
    if (changedFields(app, item.values, checked.values).length === 0) return checked.warnings
    if (limits.hidden.size > 0) await demandFiles(work, who, id, refsIn(limits, [checked.values]).files)
    await changeValues(work, who.id, { app, item, asker: who }, checked.values)
    await attachToItem(work, who, refsIn(app, [checked.values]).files, id)
    return checked.warnings
  })
}

/** The item and its app, whole, as they stay until this is committed; and how far the asker sees and edits its fields. */
export async function holdItem(work: Work, who: UserAsker, id: string, need: Need) {
  const { item: seen } = await accessItem(work, who, id, need)
  const app = await holdApp(work, seen.app_id, 'share')
  await work.db.selectFrom('items').select('id').where('id', '=', id).forUpdate().execute()
  const { item, app: limits } = await accessItem(work, who, id, need)
  return { app, item, limits }
}

/** Kept, told to open screens and to subscribers. */
export async function changeValues(
  work: Work,
  by: string | null,
  { app, item, asker }: { app: App; item: ItemRow; asker?: UserAsker },
  after: ItemRow['values'],
): Promise<void> {
  const { id, index, values } = item
  const version = await updateItem(work, app, { itemId: id, index, before: values, after, by, asker })
  work.publish(await itemTopics(work, item), { name: 'item.changed', appId: app.id, itemId: id, version })
  await tellSubscribers(work, { kind: 'item-changed', itemId: id, by })
}

/**
 * Soft: it is found by the Deleted filter from then on, and can be brought back [APP-08]. Once more is the same.
 * @throws {Refusal} `values-invalid` where another one has by now what is unique in it
 */
export function setDeleted(database: Database, who: UserAsker, id: string, deleted: boolean): Promise<void> {
  return transaction(database, async (work) => {
    const { app, item } = await holdItem(work, who, id, 'delete')
    if ((item.deleted_at !== null) === deleted) return
    if (deleted) await dropKeys(work, [id])
    else await refuseClashes(work, who, app, (await takeKeys(work, app, [item])).get(id))
    const at = new Date()
    const set = { deleted_at: deleted ? at : null, editor_id: who.id, changed_at: at, version: item.version + 1 }
    await work.db.updateTable('items').set(set).where('id', '=', id).execute()
    await addHistory(work, id, deleted ? 'deleted' : 'restored', who.id)
    work.publish(await itemTopics(work, item), { name: 'item.changed', appId: app.id, itemId: id, version: set.version })
    await tellSubscribers(work, { kind: 'item-changed', itemId: id, by: who.id })
  })
}
