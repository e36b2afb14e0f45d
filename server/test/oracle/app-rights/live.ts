import { sql } from 'kysely'
import { holdPeople } from '../../../src/people/memberships.ts'
import { transaction } from '../../../src/platform/database.ts'
import { arrange, signInAgain } from './arrange.ts'
import { carryOut } from './carry-out.ts'
import { compareRights } from './compare.ts'
import type { Firm } from './firm.ts'
import type { Life } from './orders.ts'
import { appNames, freshWorld, groups, newThing, people, type Who } from './world.ts'

/** One run: rights are given, orders carried out, and after each what it concerns is compared; then the company is as it was. */
export async function live(firm: Firm, { lines, orders }: Life): Promise<void> {
  firm.broken = true
  await makeThings(firm)
  for (const app of appNames) if (lines[app].length > 0) await arrange.grant(firm, app, lines[app])
  for (const [n, order] of orders.entries()) await carryOut(firm, order, n)
  await compareRights(firm, people[orders.length % people.length]!)
  await startOver(firm)
  firm.broken = false
}

/** One item of each app, straight into the database. */
async function makeThings({ product, admin, apps, world }: Firm): Promise<void> {
  world.things = appNames.map((app) => newThing(app, 'Standing', null))
  const rows = world.things.map(({ id, app, title }) => ({ id, app_id: apps[app].id, values: { title } }))
  await sql`
    insert into items (id, app_id, index, name, values, search, author_id, created_at, changed_at)
    select id, app_id, 0, 'Standing', values, 'standing', ${admin.id}::uuid, now(), now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, app_id uuid, values jsonb)`.execute(product.database.db)
}

/** All as it was at first, straight in the database: who may what is looked up anew each time. */
async function startOver(firm: Firm): Promise<void> {
  const { product, staff, groupIds, departmentId, positionId, apps, sessionId, customerId, world } = firm
  const fresh = freshWorld()
  const ids = (whom: Iterable<Who>) => [...whom].map((who) => staff[who]!.id)
  const members = groups.flatMap((group) => ids(fresh.inGroup[group]).map((user_id) => ({ group_id: groupIds[group], user_id })))
  const placed = ids(fresh.inPosition)
  const appIds = appNames.map((app) => apps[app].id)
  const own = groups.map((group) => groupIds[group])
  await transaction(product.database, async (work) => {
    const { db } = work
    // What follows from groups and the org chart is resolved for all companies at once.
    await holdPeople(work)
    await sql`delete from session_items where session_id = ${sessionId}::uuid`.execute(db)
    await sql`delete from bindings where customer_id = ${customerId}::uuid`.execute(db)
    await sql`
      with things as (delete from items where app_id = any(${appIds}::uuid[])),
        lines as (delete from app_grants where app_id = any(${appIds}::uuid[])),
        direct as (delete from group_members where group_id = any(${own}::uuid[])),
        all_of_them as (delete from memberships where group_id = any(${own}::uuid[])),
        held as (delete from org_item_users where org_item_id = ${positionId}::uuid),
        below as (delete from org_memberships where org_item_id = any(${[departmentId, positionId]}::uuid[]))
      update org_items set parent_id = ${departmentId}::uuid where id = ${positionId}::uuid`.execute(db)
    await sql`
      with given as (select * from json_to_recordset(${JSON.stringify(members)}::json) as g (group_id uuid, user_id uuid)),
        direct as (insert into group_members (group_id, user_id) select group_id, user_id from given),
        all_of_them as (insert into memberships (group_id, user_id) select group_id, user_id from given),
        held as (insert into org_item_users (org_item_id, user_id) select ${positionId}::uuid, unnest(${placed}::uuid[])),
        below as (insert into org_memberships (org_item_id, user_id)
          select o, u from unnest(${[departmentId, positionId]}::uuid[]) o, unnest(${placed}::uuid[]) u)
      update users set state = 'active' where id = any(${ids(people)}::uuid[]) and state <> 'active'`.execute(db)
  })
  for (const who of people) if (world.locked[who]) await signInAgain(firm, who)
  firm.groupVersions = { ...firm.firstVersions }
  firm.world = fresh
}
