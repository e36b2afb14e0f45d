import { sql } from 'kysely'
import { appById, fieldOf, type Reads } from './app.ts'

/** Who of these users stands in a User-type field of any item of the app that was not deleted; nobody where there is no such field. */
export async function namedIn(reads: Reads, appId: string, code: string, userIds: readonly string[]): Promise<string[]> {
  const app = userIds.length > 0 ? await appById(reads, appId) : undefined
  if (!app) return []
  const column = code === '_author' ? sql.ref('i.author_id') : code === '_editor' ? sql.ref('i.editor_id') : undefined
  if (!column && fieldOf(app, code)?.type !== 'users') return []
  const names = column ? sql`${column} = u.id` : sql`i.values @> jsonb_build_object(${code}::text, jsonb_build_array(u.id::text))`
  const { rows } = await sql<{ id: string }>`
    select u.id from unnest(${[...userIds]}::uuid[]) as u (id)
    where exists (select from items i where i.app_id = ${appId}::uuid and i.deleted_at is null and ${names})`.execute(reads.db)
  return rows.map(({ id }) => id)
}
