import { sql } from 'kysely'
import { anItem } from '../../an-app.ts'
import { arrange } from './arrange.ts'
import { carryOut } from './carry-out.ts'
import { compareRights } from './compare.ts'
import type { Firm } from './firm.ts'
import type { Life } from './orders.ts'
import { appNames, freshWorld, groups, links, people } from './world.ts'

/** One run: rights are given, orders carried out, and after each what it concerns is compared; then the company is as it was. */
export async function live(firm: Firm, { lines, orders }: Life): Promise<void> {
  firm.broken = true
  const { admin, apps, world } = firm
  for (const app of appNames) {
    await arrange.grant(firm, app, lines[app])
    const { item } = await anItem(admin, apps[app].id, { title: 'Standing' })
    world.things.push({ id: item.id, app, title: 'Standing', deleted: false, version: item.version })
  }
  for (const [n, order] of orders.entries()) await carryOut(firm, order, n)
  for (const who of people) await compareRights(firm, who)
  await startOver(firm)
  firm.broken = false
}

/** Undoes what was arranged, by the same ways; items go. */
async function startOver(firm: Firm): Promise<void> {
  const { product, apps, sessionId, customerId, world } = firm
  const fresh = freshWorld()
  for (const who of people) if (world.locked[who]) await arrange.lock(firm, who)
  for (const link of links) await arrange.link(firm, link, false)
  if (!world.below) await arrange.move(firm)
  for (const who of people) {
    for (const group of groups) await arrange.member(firm, who, group, fresh.inGroup[group].has(who))
    await arrange.member(firm, who, 'position', fresh.inPosition.has(who))
  }
  const appIds = appNames.map((app) => apps[app].id)
  await sql`
    with offs as (delete from session_items where session_id = ${sessionId}::uuid),
      unbound as (delete from bindings where customer_id = ${customerId}::uuid)
    delete from items where app_id = any(${appIds}::uuid[])`.execute(product.database.db)
  firm.world = { ...fresh, lines: world.lines }
}
