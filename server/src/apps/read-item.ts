import type { FieldError, ItemPage } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, appById, type Reads } from './app.ts'
import { seenBy } from './field-limits.ts'
import { ownValue } from './fill-item.ts'
import { accessItem, itemById, toItem } from './item.ts'
import { refsOf } from './refs.ts'
import { appRightsOf } from './rights.ts'

export async function readItem(reads: Reads, who: UserAsker, id: string, warnings: FieldError[] = []): Promise<ItemPage> {
  await accessItem(reads, who, id)
  return pageOf(reads, who, id, warnings)
}

/** Also for who made it and may not view items: what they wrote themselves is told back to them. */
export async function pageOf(reads: Reads, who: UserAsker, id: string, warnings: FieldError[]): Promise<ItemPage> {
  const row = await itemById(reads, id)
  const full = row && (await appById(reads, row.app_id))
  if (!row || !full) throw new Refusal('not-found')
  const app = await seenBy(reads, who, full)
  const item = { ...toItem(row), values: liveValues(app, row.values) }
  const subscription = await reads.db
    .selectFrom('item_subscriptions')
    .select('item_id')
    .where('item_id', '=', id)
    .where('user_id', '=', who.id)
    .executeTakeFirst()
  return {
    item,
    refs: await refsOf(reads, who, { fields: app.fields, values: [item.values] }),
    rights: await appRightsOf(reads, who, app.id),
    subscribed: subscription !== undefined,
    warnings,
  }
}

/** Without what removed fields have left behind until a job has taken it out. */
export function liveValues({ fields }: Pick<App, 'fields'>, values: ItemPage['item']['values'], codes?: ReadonlySet<string>) {
  const shown = fields.filter(({ code }) => ownValue(values, code) !== undefined && (!codes || codes.has(code)))
  return Object.fromEntries(shown.map(({ code }) => [code, values[code]]))
}
