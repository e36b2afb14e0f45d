import type { saveItemView as endpoint, ItemView, StaticOf } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './app.ts'
import { accessApp } from './rights.ts'

type View = StaticOf<NonNullable<(typeof endpoint)['body']>>

/** One's own and the shared ones, by name [APP-09]; none that asks for what stands in a field that is hidden from them. */
export async function listViews(reads: Reads, who: UserAsker, appId: string): Promise<ItemView[]> {
  const { hidden } = (await accessApp(reads, who, appId, 'view')).app
  const rows = await reads.db
    .selectFrom('item_views')
    .selectAll()
    .where('app_id', '=', appId)
    .where((where) => where.or([where('user_id', '=', who.id), where('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.flatMap(({ id, user_id, view }) => {
    const { filters, columns, ...rest } = view as unknown as View
    if (filters.some(({ field }) => hidden.has(field))) return []
    return { id, ...rest, filters, columns: columns.filter((code) => !hidden.has(code)), mine: user_id === who.id }
  })
}

/** New, or one's own again; administrators save every shared one, and only they do. */
export async function saveView(database: Database, who: UserAsker, appId: string, id: string, view: View): Promise<ItemView> {
  return transaction(database, async (work) => {
    await accessApp(work, who, appId, 'view')
    const held = await work.db.selectFrom('item_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (held && !isTheirs(held, who, appId)) throw new Refusal('not-found')
    if (view.shared && !who.administrator) throw new Refusal('forbidden')
    const row = { name: view.name, shared: view.shared, view: JSON.stringify(view) }
    await work.db
      .insertInto('item_views')
      .values({ id, app_id: appId, user_id: who.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    return { id, ...view, mine: (held?.user_id ?? who.id) === who.id }
  })
}

export async function deleteView(database: Database, who: UserAsker, appId: string, id: string): Promise<void> {
  await transaction(database, async (work) => {
    await accessApp(work, who, appId, 'view')
    const held = await work.db.selectFrom('item_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!held || !isTheirs(held, who, appId)) throw new Refusal('not-found')
    await work.db.deleteFrom('item_views').where('id', '=', id).execute()
  })
}

function isTheirs(view: { user_id: string; app_id: string; shared: boolean }, who: UserAsker, appId: string): boolean {
  return view.app_id === appId && (view.shared ? who.administrator : view.user_id === who.id)
}
