import type { Account, AppIcon, Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, accountFields, allApps, appById, fieldOf, holdApp, type Reads } from './app.ts'
import { changeValues } from './edit-item.ts'
import { readAccount } from './field-types/index.ts'
import { itemById } from './item.ts'
import { clashesOf } from './item-keys.ts'
import { withAccount } from './with-account.ts'

/** The apps with an Account field on their form: what a live chat can bind to and register with [LCS-06, LCS-08]. */
export async function accountApps(reads: Reads): Promise<Named[]> {
  const apps = await allApps(reads)
  return apps.filter((app) => accountFields(app).length > 0).map(({ id, name }) => ({ id, name }))
}

/** What blocks and pickers show of these apps, in the order of the ids; nothing of what was deleted. */
export async function appsNamed(
  { db }: Reads,
  ids: readonly string[],
): Promise<Pick<App, 'id' | 'name' | 'itemName' | 'icon'>[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('apps')
    .select(['id', 'name', 'item_name', 'icon'])
    .where('id', 'in', [...ids])
    .where('deleted_at', 'is', null)
    .execute()
  const byId = new Map(rows.map(({ item_name: itemName, icon, ...app }) => [app.id, { ...app, itemName, icon: icon as AppIcon }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** User-type fields of an app, Author and Editor among them: what Assigned to can read [RTE-08, APP-04]. Empty where there is no such app. */
export async function userFieldsOf(reads: Reads, appId: string): Promise<{ code: string; name: string }[]> {
  const app = await appById(reads, appId)
  if (!app) return []
  const own = app.fields.filter(({ type }) => type === 'users').map(({ code, name }) => ({ code, name }))
  return [...own, { code: '_author', name: 'Author' }, { code: '_editor', name: 'Editor' }]
}

/** Who stands in a User-type field of an item that was not deleted; undefined where there is no such app, item or field. */
export async function readUserField(reads: Reads, appId: string, itemId: string, code: string): Promise<string[] | undefined> {
  const app = await appById(reads, appId)
  const item = app && (await itemById(reads, itemId))
  if (!app || item?.app_id !== appId || item.deleted_at) return undefined
  const person = code === '_author' ? item.author_id : code === '_editor' ? item.editor_id : undefined
  if (person !== undefined) return person === null ? [] : [person]
  return fieldOf(app, code)?.type === 'users' ? ((item.values[code] ?? []) as string[]) : undefined
}

/** Items of the app that hold this account in an Account field and were not deleted, at most 50, oldest first [BND-16]. */
export async function itemsByAccount({ db }: Reads, appId: string, account: Account): Promise<string[]> {
  const plain = readAccount(account)
  if (!plain) return []
  const { rows } = await sql<{ id: string }>`
    select distinct i.id, i.created_at from item_accounts a join items i on i.id = a.item_id and i.deleted_at is null
    where a.app_id = ${appId} and a.kind = ${plain.kind} and a.value = ${plain.value} order by i.created_at, i.id limit 50`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/**
 * Puts an account into the first Account field of the item's form that takes it; nothing changes where it stands already [BND-05,
 * BND-10]. `by`: who bound it, null where nobody did.
 * @throws {Refusal} `not-found`
 */
export async function addAccount(work: Work, itemId: string, account: Account, by: string | null): Promise<void> {
  const plain = readAccount(account)
  const seen = await itemById(work, itemId)
  if (!seen || !plain) throw new Refusal('not-found')
  const app = await holdApp(work, seen.app_id, 'share')
  await work.db.selectFrom('items').select('id').where('id', '=', itemId).forUpdate().execute()
  const item = (await itemById(work, itemId))!
  const after = withAccount(app, item.values, plain)
  if (after === item.values) return
  // Another has the account here, who is not to be robbed of it nor to keep them from being bound.
  if ((await clashesOf(work, app, { id: itemId, values: after })).length > 0) return
  await changeValues(work, by, { app, item }, after)
}
