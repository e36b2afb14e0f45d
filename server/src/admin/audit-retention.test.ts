import * as contract from '@parley/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { auditOf, changesIn } from '../../test/audit.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { pruneAudit } from '../audit/index.ts'

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
})
afterEach(() => keep(0))
afterAll(() => product[Symbol.asyncDispose]())

const keep = (auditDays: number) => admin.ask(contract.editSettings, { body: { auditDays } })
const query = (text: string, values: unknown[] = []) => product.database.pool.query(text, values)
const prune = () => pruneAudit.run(product.database, undefined, { number: 1, isLast: false })
/** As many entries of so many days ago, all with this name. */
const written = (name: string, days: number, count = 1) =>
  query(
    `insert into audit_entries (id, at, actor_name, action, object_kind, object_name, changes)
     select gen_random_uuid(), now() - make_interval(days => $2), 'Ada', 'group-created', 'group', $1, '[]' from generate_series(1, $3::int)`,
    [name, days, count],
  )
const left = async (name: string) => (await query('select 1 from audit_entries where object_name = $1', [name])).rowCount
const denied = { code: '42501' }

test('entries are kept for ever, or for so many days and not fewer than 90; that it was changed is written down [NFR-06]', async () => {
  expect((await admin.get(contract.readSettings)).auditDays).toBe(0)
  await written('Ancient', 9_000)
  await prune()
  expect(await left('Ancient')).toBe(1)
  for (const auditDays of [89, 1, -1, 100.5, 36_501]) expect((await keep(auditDays)).problem?.code).toBe('bad-request')
  expect((await keep(90)).body.auditDays).toBe(90)
  const [entry] = await auditOf(admin, { kind: 'installation' })
  expect(entry).toMatchObject({ action: 'settings-edited', actor: { name: 'Ada' } })
  expect(changesIn(entry!)).toEqual({ auditDays: [0, 90] })
  const changes = await admin.get(contract.readSettingChanges)
  expect([changes.installation?.by?.id, changes.liveChats]).toEqual([admin.id, null])
})

test('each night what is older goes, in portions, and what is younger stays [NFR-06]', async () => {
  await written('Old', 101, 1_200)
  await written('Young', 99)
  await keep(100)
  await prune()
  expect([await left('Old'), await left('Young')]).toEqual([0, 1])
  await prune()
  expect(await left('Young')).toBe(1)
})

test('the database lets nothing go that is to be kept, and changes nothing, whatever is set and whoever asks [NFR-06, reliability §5.29]', async () => {
  await written('Older', 120)
  await written('Newer', 80)
  const remove = (name: string) => query('delete from audit_entries where object_name = $1', [name])
  await expect(remove('Older')).rejects.toMatchObject(denied)
  await keep(100)
  await expect(remove('Newer')).rejects.toMatchObject(denied)
  await expect(query('delete from audit_entries')).rejects.toMatchObject(denied)
  await expect(query('truncate audit_entries')).rejects.toMatchObject(denied)
  await expect(query(`update audit_entries set at = at - interval '1 year'`)).rejects.toMatchObject(denied)
  // Whoever writes the setting past the product gains nothing either.
  await query(`update settings set value = '1' where name = 'auditDays'`)
  await expect(remove('Newer')).rejects.toMatchObject(denied)
  expect([await left('Older'), await left('Newer')]).toEqual([1, 1])
})
