import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Called every 30 s with those who have a socket here or asked something since; the others are found by `set-silent-offline`. */
export async function noteAlive({ db }: Pick<Work, 'db'>, userIds: Iterable<string>): Promise<void> {
  const ids = [...userIds]
  if (ids.length === 0) return
  // In the order of ids, as all processes do: unsorted, two of them would wait for each other.
  await sql`with alive as (
      select id from users where id = any (${ids}::uuid[]) and online and (seen_at is null or seen_at < now() - interval '10 seconds')
      order by id for no key update)
    update users set seen_at = now() from alive where users.id = alive.id`.execute(db)
}

/** While no process runs nobody can be heard: a start gives everybody the time to come back. */
export async function noteStart({ db }: Pick<Work, 'db'>): Promise<void> {
  await db.updateTable('users').set({ seen_at: new Date() }).where('online', '=', true).execute()
}
