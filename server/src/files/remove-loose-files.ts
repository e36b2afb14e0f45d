import { sql } from 'kysely'
import { transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Storage } from '../platform/storage.ts'
import { isLoose } from './loose.ts'

interface Loose {
  id: string
  key: string
  preview_key: string | null
}

/** What was uploaded a day ago and neither sent nor made somebody's picture. The bytes go first: a row that is left is tried again. */
export const removeLooseFiles = (storage: Storage): Task => ({
  name: 'remove-loose-files',
  cron: '23 * * * *',
  async run(database) {
    for (let more = true; more; ) {
      more = await transaction(database, async ({ db }) => {
        // Of two that remove copies of the same bytes each would leave them to the other.
        await sql`select pg_advisory_xact_lock(7073230)`.execute(db)
        const { rows } = await sql<Loose>`
          select f.id, f.key, f.preview_key from files f
          where ${isLoose} and f.created_at < now() - interval '1 day'
            and not exists (select from users u where u.avatar_file_id = f.id)
          order by f.created_at limit 20 for update of f skip locked`.execute(db)
        for (const { id, key, preview_key } of rows) {
          const bytes = (await areShared({ db }, id, key)) ? [] : [key, preview_key]
          for (const one of bytes) if (one) await storage.delete(one)
          await db.deleteFrom('files').where('id', '=', id).execute()
        }
        return rows.length === 20
      })
    }
  },
})

async function areShared({ db }: Pick<Work, 'db'>, id: string, key: string): Promise<boolean> {
  const other = await db.selectFrom('files').select('id').where('key', '=', key).where('id', '<>', id).limit(1).execute()
  return other.length > 0
}
