import type { ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { appById, appTopics, holdApp } from './app.ts'
import { fillItem, refsIn } from './fill-item.ts'
import { heldNumbers } from './item-counters.ts'
import { namesOf } from './names.ts'
import { reckoned } from './reckon-formulas.ts'
import { addAccounts } from './write-items.ts'

const portion = 500
/** How many portions one job takes before it leaves the rest to the next. */
const steps = 20

interface Payload {
  appId: string
  version: number
  after: number
}

/** After a definition was changed: removed fields' values go, and names, searched text, statuses, numbers and formulas become what they are now. */
export function rewriteJob({ later }: Work, appId: string): void {
  later('rewrite-items', { appId, version: 0, after: 0 }, { key: `rewrite-items:${appId}` })
}

/** From the lowest index up, a portion a transaction. A newer definition begins anew. */
export const rewriteItems: Task<Payload> = {
  name: 'rewrite-items',
  async run(database, payload) {
    let { after } = payload
    const version = payload.version || (await appById(database, payload.appId))?.version
    if (version === undefined) return
    for (let step = 0; step < steps; step++) {
      const last = await rewritePortion(database, payload.appId, version, after)
      if (last === undefined) return
      after = last
    }
    const next = { appId: payload.appId, version, after }
    await transaction(database, async ({ later }) => later('rewrite-items', next, { key: `rewrite-items:${payload.appId}` }))
  },
}

interface Row {
  id: string
  index: number
  values: ItemValues
}

/** @returns the last index, or undefined when there is no more to do */
function rewritePortion(database: Database, appId: string, version: number, after: number): Promise<number | undefined> {
  return transaction(database, async (work) => {
    const app = (await appById(work, appId)) && (await holdApp(work, appId, 'share'))
    // Whoever changed it again left a job of their own.
    if (!app || app.version !== version) return undefined
    const { rows } = await sql<Row>`
      select id, index, values from items where app_id = ${appId} and index > ${after} order by index limit ${portion} for update`.execute(
      work.db,
    )
    if (rows.length === 0) {
      await work.db.updateTable('apps').set({ retired: [] }).where('id', '=', appId).where('version', '=', version).execute()
      work.publish(appTopics(appId), { name: 'items.changed', appId })
      return undefined
    }
    const numbered = await heldNumbers(work, app)
    const live = (values: ItemValues) =>
      Object.fromEntries(Object.entries(values).filter(([code]) => app.fields.some((field) => field.code === code)))
    const values = await reckoned(
      work,
      app,
      rows.map((row) => numbered(live(row.values), row.index)),
    )
    const kept = rows.map((row, at) => ({ ...row, values: values[at]! }))
    const nameOf = await namesOf(work, refsIn(app, values))
    const filled = kept.map((row) => ({ ...row, ...fillItem(app, row.values, row.index, nameOf) }))
    await sql`
      update items i set name = r.name, values = r.values, status = r.status, search = r.search
      from unnest(${filled.map(({ id }) => id)}::uuid[], ${filled.map(({ name }) => name)}::text[],
        ${filled.map(({ values }) => JSON.stringify(values))}::jsonb[], ${filled.map(({ status }) => status)}::text[],
        ${filled.map(({ search }) => search)}::text[]) as r (id, name, values, status, search) where i.id = r.id`.execute(work.db)
    await work.db
      .deleteFrom('item_accounts')
      .where(
        'item_id',
        'in',
        filled.map(({ id }) => id),
      )
      .execute()
    await addAccounts(work, appId, filled)
    return rows.at(-1)!.index
  })
}
