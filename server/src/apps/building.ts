import { type AppBuilding, type AppBuilt, buildingFor, type Named } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { administratorsTopic, holdApp, type Reads } from './app.ts'

/**
 * Theirs where nobody else has said for a while that they build it, or where it is taken over; else somebody else's as it is.
 * @throws {Refusal} `not-found`
 */
export function holdBuilding(database: Database, who: UserAsker, appId: string, takeOver: boolean): Promise<AppBuilding> {
  return transaction(database, async (work) => {
    await holdApp(work, appId, 'share')
    const before = await builderOf(work, appId)
    await sql`
      insert into app_builders (app_id, user_id, until) values (${appId}, ${who.id}, now() + ${buildingFor} * interval '1 ms')
      on conflict (app_id) do update set user_id = excluded.user_id, until = excluded.until
      where app_builders.user_id = excluded.user_id or app_builders.until < now() or ${takeOver}`.execute(work.db)
    const builder = (await builderOf(work, appId))!
    if (builder.id !== before?.id)
      work.publish([administratorsTopic], { name: 'app.building', appId, builder } satisfies AppBuilt)
    return { builder }
  })
}

/** @throws {Refusal} `not-found` */
export function leaveBuilding(database: Database, who: UserAsker, appId: string): Promise<void> {
  return transaction(database, async (work) => {
    await holdApp(work, appId, 'share')
    const { numDeletedRows } = await work.db
      .deleteFrom('app_builders')
      .where('app_id', '=', appId)
      .where('user_id', '=', who.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    work.publish([administratorsTopic], { name: 'app.building', appId, builder: null } satisfies AppBuilt)
  })
}

async function builderOf({ db }: Reads, appId: string): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select u.id, u.name from app_builders b join users u on u.id = b.user_id where b.app_id = ${appId} and b.until >= now()
    for update of b`.execute(db)
  return rows[0]
}
