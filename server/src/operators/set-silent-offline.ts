import { sql } from 'kysely'
import { colleagueTopics } from '../live-chats/index.ts'
import { logStatus, personChanged } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Settings } from '../platform/settings.ts'

/** Without a living client for longer than `autoOfflineMinutes` (2 by default), Offline; nobody is set back by itself [STA-07]. */
export const setSilentOffline = (settings: Settings): Task => ({
  name: 'set-silent-offline',
  cron: '* * * * *',
  run: (database) => run(database, settings.read('autoOfflineMinutes', 2)),
})

/** Each person is one process's: whoever comes second finds them locked, or Offline already. */
function run(database: Database, minutes: number): Promise<void> {
  return transaction(database, async (work) => {
    const { rows } = await sql<{ id: string }>`
      with silent as (
        select id from users
        where online and coalesce(seen_at, '-infinity') < now() - make_interval(mins => ${minutes}::int)
        order by id for update skip locked)
      update users set online = false from silent where users.id = silent.id returning users.id`.execute(work.db)
    logStatus(
      work,
      rows.map(({ id }) => id),
      false,
    )
    for (const { id } of rows) await personChanged(work, id, await colleagueTopics(work, id))
  })
}
