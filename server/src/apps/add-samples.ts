import { v7 } from 'uuid'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { insertApp } from './create-app.ts'
import { addGrant } from './grants.ts'
import { sampleApps } from './sample-apps.ts'

/** Once in the life of an installation, old or new, when its first process with apps starts; those that are deleted stay away [APP-13]. */
export async function offerSamples(database: Database): Promise<void> {
  await transaction(database, async (work) => {
    const offered = { name: 'apps.samples', value: JSON.stringify(true) }
    const first = await work.db
      .insertInto('settings')
      .values(offered)
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst()
    if (first) await addSamples(work)
  })
}

/** All users view, create and edit. */
async function addSamples(work: Work): Promise<void> {
  const everybody = await work.db.selectFrom('groups').select('id').where('system', '=', 'all-users').executeTakeFirstOrThrow()
  const contactsId = v7()
  for (const sample of sampleApps(contactsId)) {
    const id = await insertApp(work, null, sample, sample.code === 'contacts' ? contactsId : v7())
    await addGrant(work, id, 0, { userIds: [], groupIds: [everybody.id], orgItemIds: [] }, ['view', 'create', 'edit'])
  }
}
