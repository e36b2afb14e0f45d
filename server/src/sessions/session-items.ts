import type { BoundItem } from '@parley/contract'
import { sql } from 'kysely'
import { itemNames } from '../apps/index.ts'
import type { Work } from '../platform/database.ts'

interface Row {
  item_id: string
  app_id: string
  created_at: Date
  by_id: string | null
  by_name: string | null
}

/** What was registered in a session, by app, in the order in which it was [BND-08]. */
export async function registeredItems(reads: Pick<Work, 'db'>, sessionId: string): Promise<Map<string, BoundItem[]>> {
  const { rows } = await sql<Row>`
    select s.item_id, s.app_id, s.created_at, s.created_by as by_id, (select name from users where id = s.created_by) as by_name
    from session_items s where s.session_id = ${sessionId}::uuid order by s.created_at, s.item_id`.execute(reads.db)
  const names = await itemNames(
    reads,
    rows.map(({ item_id }) => item_id),
  )
  const byApp = new Map<string, BoundItem[]>()
  for (const row of rows) {
    const item = names.get(row.item_id)
    if (!item) continue
    const { id, name, deleted, restricted } = item
    const boundBy = row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' }
    const items = byApp.get(row.app_id) ?? []
    byApp.set(row.app_id, [...items, { id, name, deleted, restricted, boundAt: row.created_at.toISOString(), boundBy }])
  }
  return byApp
}
