import { sql } from 'kysely'
import { type Actor, audited } from '../audit/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { appTopics, holdApp } from './app.ts'
import { refuseInUse } from './edit-app.ts'
import type { AppsGiven } from './given.ts'

/** From now on it is nobody's; its items go in steps, which a job takes. */
export function deleteApp(
  database: Database,
  given: Pick<AppsGiven, 'appUses' | 'forgetApp'>,
  who: Actor,
  { id, confirmation }: { id: string; confirmation: string },
): Promise<void> {
  return transaction(database, async (work) => {
    const app = await holdApp(work, id, 'update')
    await refuseInUse(work, given, app)
    if (confirmation.trim() !== app.name) throw new Refusal('confirmation-missing', { field: 'confirmation' })
    await work.db.updateTable('apps').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    await given.forgetApp(work, id)
    audited(work, who, 'app-deleted', { kind: 'app', id, name: app.name })
    work.later('remove-app', { appId: id }, { key: `remove-app:${id}` })
    work.publish(appTopics(id), { name: 'app.changed', appId: id })
  })
}

/** A bounded step, and the next one as a job of its own: nobody waits for it, and a process that ends leaves nothing half done. */
export const removeApp: Task<{ appId: string }> = {
  name: 'remove-app',
  async run(database, { appId }) {
    for (let step = 0; step < 20; step++) {
      const { numAffectedRows = 0n } = await sql`
        delete from items where id in (select id from items where app_id = ${appId} limit 500)`.execute(database.db)
      if (numAffectedRows > 0n) continue
      const keys = await sql`
        delete from item_keys where ctid = any(array(select ctid from item_keys where app_id = ${appId} limit 10000))`.execute(
        database.db,
      )
      if ((keys.numAffectedRows ?? 0n) > 0n) continue
      await database.db.deleteFrom('item_accounts').where('app_id', '=', appId).execute()
      await database.db.deleteFrom('apps').where('id', '=', appId).where('deleted_at', 'is not', null).execute()
      return
    }
    await transaction(database, async ({ later }) => later('remove-app', { appId }, { key: `remove-app:${appId}` }))
  },
}
