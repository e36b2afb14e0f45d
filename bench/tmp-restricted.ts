import { v7 } from 'uuid'
import { sql } from 'kysely'
import { fillItems } from './fill-items.ts'
import { startPostgres } from './postgres.ts'
import { connect } from '../server/src/platform/database.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { listItems } from '../server/src/apps/list-items.ts'
import { countItems } from '../server/src/apps/count-items.ts'
import { aDefinition, aField, aLine } from '../server/test/an-app.ts'

const n = Number(process.argv[2] ?? 300_000)
const stages = ['lost', 'active', 'new'].map((code) => ({ code, name: code, colour: '#808080' }))
const fields = [
  aField('full-name', 'full_name', {}, { searchable: true }), aField('email', 'email', { wrong: 'warn' }, { searchable: true }),
  aField('phone', 'phone', { wrong: 'warn' }, { searchable: true }), aField('string', 'city', aLine), aField('status', 'stage', { options: stages }),
]
const equals = (field: string, value: string) => ({ field, is: 'equals', value })
const by = (...filters: object[]) => ({ filters: JSON.stringify(filters) })
const asked: Record<string, any>[] = [{}, { order: 'name' }, { order: '-index' }, { order: 'created' }, by(equals('stage', 'lost')), by(equals('stage', 'new')), by(equals('city', 'City 17')),
  by(equals('city', 'City 4321'), equals('stage', 'lost')), by(equals('city', 'Nowhere')), ...['anna', 'петр', 'c123456@', '+79001234', 'held irina', 'example', 'zzzz'].map((search) => ({ search }))]
await using pg = await startPostgres()
const url = pg.urlFor('parley', 'parley')
await migrate(url)
await using database = await connect(url)
const { db } = database
const appId = v7(), me = v7(), other = v7(), grant = v7()
const d = aDefinition(fields, { nameTemplate: '{full_name}' })
await db.insertInto('apps').values({ id: appId, workspace: d.workspace, code: 'bench', name: d.name, item_name: d.itemName, icon: d.icon, name_template: d.nameTemplate, fields: JSON.stringify(fields), form: JSON.stringify(d.form), list_columns: d.listColumns, card_fields: [] } as never).execute()
for (const id of [me, other]) await db.insertInto('users').values({ id, name: id, email: `${id}@e.com`, state: 'active' } as never).execute()
await db.insertInto('app_grants').values({ id: grant, app_id: appId, place: 0, rights: ['view'] }).execute()
await db.insertInto('app_grant_members').values({ grant_id: grant, user_id: me } as never).execute()
await fillItems(pg, appId, n)
const admin = { kind: 'user', id: other, administrator: true } as const
const user = { kind: 'user', id: me, administrator: false } as const
const q = (xs: number[], p: number) => xs.sort((a, b) => a - b)[Math.floor(xs.length * p)]!.toFixed(1)
async function compare(label: string) {
  console.log(label)
  for (const [i, one] of asked.entries()) {
    const times: Record<string, number[]> = { admin: [], user: [], cAdmin: [], cUser: [] }
    for (let round = 0; round < 40; round++) for (const [name, who] of [['admin', admin], ['user', user]] as const) {
      let t = performance.now(); await listItems(database, who, appId, one); if (round > 8) times[name]!.push(performance.now() - t)
      if (i % 4 === 0 && round < 20) { const { order: _, ...rest } = one; t = performance.now(); await countItems(database, who, appId, rest); if (round > 6) times[name === 'admin' ? 'cAdmin' : 'cUser']!.push(performance.now() - t) }
    }
    console.log(JSON.stringify(one).slice(0, 60).padEnd(60), ...Object.entries(times).filter(([, xs]) => xs.length).map(([k, xs]) => `${k} ${q(xs, 0.5)}/${q(xs, 0.95)}`))
  }
}
await compare(`none of ${n} restricted`)
await sql`update items set restricted = true where index % 100 = 0`.execute(db)
await sql`insert into item_members (item_id, user_id) select id, ${other}::uuid from items where restricted`.execute(db)
await sql`insert into item_members (item_id, user_id) select id, ${me}::uuid from items where restricted and index % 1000 = 0`.execute(db)
await sql`vacuum analyze items`.execute(db); await sql`vacuum analyze item_members`.execute(db)
await compare('1 % restricted')
