import type { SessionTable, SessionView } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { supervises } from './has-app.ts'
import type { Reads } from './read-anew.ts'

/** Of one person. */
const mostViews = 100
const defaultPage = 50

type View = Omit<SessionView, 'id' | 'mine'>

/** One's own and the general ones, by name [SAP-05]. */
export async function readViews(reads: Reads, who: UserAsker): Promise<{ views: SessionView[]; table: SessionTable }> {
  const rows = await reads.db
    .selectFrom('session_views')
    .selectAll()
    .where((where) => where.or([where('user_id', '=', who.id), where('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .limit(5 * mostViews)
    .execute()
  const table = await reads.db.selectFrom('session_tables').selectAll().where('user_id', '=', who.id).executeTakeFirst()
  return {
    views: rows.map((row) => ({
      id: row.id,
      name: row.name,
      filters: row.filters as unknown as View['filters'],
      order: row.sorting,
      shared: row.shared,
      mine: row.user_id === who.id || (row.shared && who.administrator),
    })),
    table: {
      columns: (table?.columns ?? []) as unknown as string[],
      defaultView: table?.default_view ?? null,
      viewOrder: (table?.view_order ?? []) as unknown as string[],
      widths: (table?.widths ?? {}) as unknown as SessionTable['widths'],
      pinFirst: table?.pin_first ?? false,
      pageSize: (table?.page_size ?? defaultPage) as SessionTable['pageSize'],
    },
  }
}

/** New, or one's own again; only supervisors make general ones, and administrators keep those of others in order. */
export function saveView(database: Database, who: UserAsker, id: string, view: View): Promise<SessionView> {
  return transaction(database, async (work) => {
    const held = await work.db.selectFrom('session_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (held && !isTheirs(held, who)) throw new Refusal('not-found')
    if (view.shared && !(held?.shared && who.administrator) && !(await supervises(work, who))) throw new Refusal('forbidden')
    if (!held) {
      const mine = await work.db.selectFrom('session_views').select('id').where('user_id', '=', who.id).limit(mostViews).execute()
      if (mine.length >= mostViews) throw new Refusal('too-many-views')
    }
    const row = { name: view.name.trim(), shared: view.shared, filters: JSON.stringify(view.filters), sorting: view.order }
    await work.db
      .insertInto('session_views')
      .values({ id, user_id: who.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    return { id, ...view, name: row.name, mine: true }
  })
}

export function deleteView(database: Database, who: UserAsker, id: string): Promise<void> {
  return transaction(database, async ({ db }) => {
    const held = await db.selectFrom('session_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!held || !isTheirs(held, who)) throw new Refusal('not-found')
    await db.deleteFrom('session_views').where('id', '=', id).execute()
  })
}

function isTheirs(view: { user_id: string; shared: boolean }, who: UserAsker): boolean {
  return view.user_id === who.id || (view.shared && who.administrator)
}

export async function saveTable({ db }: Reads, who: UserAsker, table: SessionTable): Promise<SessionTable> {
  const row = {
    columns: JSON.stringify(table.columns),
    default_view: table.defaultView,
    view_order: JSON.stringify(table.viewOrder),
    widths: JSON.stringify(table.widths),
    pin_first: table.pinFirst,
    page_size: table.pageSize,
  }
  await db
    .insertInto('session_tables')
    .values({ user_id: who.id, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute()
  return table
}
