import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { actionsOn, auditOf, changesIn } from '../../test/audit.ts'
import { answer, begin, openDesk } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

const { pool } = product.database
const count = async () => (await pool.query('select count(*)::int as n from audit_entries')).rows[0].n as number
const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`

test('what was refused or undone leaves nothing [NFR-06]', async () => {
  const group = await admin.get(contract.createGroup, { body: { name: fresh() } })
  const before = await count()
  const path = { groupId: group.id }
  expect((await olga.ask(contract.createGroup, { body: { name: fresh() } })).problem?.code).toBe('forbidden')
  expect((await admin.ask(contract.createGroup, { body: { name: group.name } })).problem?.code).toBe('name-exists')
  const late = { version: 'other', name: 'Late' }
  expect((await admin.ask(contract.editGroup, { path, body: late })).problem?.code).toBe('changed-meanwhile')
  expect((await admin.ask(contract.editSettings, { body: { timeZone: 'Nowhere/Else', counterMode: 'sessions' } })).status).toBe(
    422,
  )
  const liveChat = { liveChatId: chat.id }
  const elsewhere = { version: chat.version, name: 'Other', operatorGroupIds: [crypto.randomUUID()] }
  expect((await admin.ask(contract.editLiveChat, { path: liveChat, body: elsewhere })).problem).toBeDefined()
  expect((await vera.ask(contract.deleteLiveChat, { path: liveChat })).problem?.code).toBe('forbidden')
  expect(await count()).toBe(before)
})

test('the database refuses to change, delete or empty what was written, whoever asks [NFR-06, reliability §5.29]', async () => {
  await admin.get(contract.createGroup, { body: { name: fresh() } })
  const before = await count()
  for (const statement of [
    `update audit_entries set actor_name = 'Nobody'`,
    'delete from audit_entries',
    `delete from audit_entries where id = '${crypto.randomUUID()}'`,
    'truncate audit_entries',
  ])
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  expect(await count()).toBe(before)
})

test('administrators alone read and export it [ACC-01, T-40]', async () => {
  for (const who of [olga, vera]) {
    expect((await who.ask(contract.listAuditEntries, { query: {} })).problem?.code).toBe('forbidden')
    expect((await who.fetch(contract.exportAuditEntries.path)).status).toBe(403)
  }
  expect((await product.anyone.ask(contract.listAuditEntries, { query: {} })).problem?.code).toBe('not-signed-in')
})

test('newest first, in portions of 50, none twice and none left out; by time, actor, group, object and words [NFR-06]', async () => {
  const other = await product.user(fresh(), { administrator: true })
  const name = fresh()
  for (let n = 0; n < 60; n++) await other.get(contract.createGroup, { body: { name: `${name} ${n}` } })
  const query = { actorId: other.id }
  const first = await admin.get(contract.listAuditEntries, { query })
  const second = await admin.get(contract.listAuditEntries, { query: { ...query, cursor: first.next! } })
  expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, null])
  const names = [...first.items, ...second.items].map(({ object }) => object.name)
  expect(names).toEqual(Array.from({ length: 60 }, (_, n) => `${name} ${59 - n}`))
  expect(await auditOf(admin, { ...query, search: `${name.toUpperCase()} 5` })).toHaveLength(11)
  expect(await auditOf(admin, { ...query, group: 'people' })).toHaveLength(50)
  expect(await auditOf(admin, { ...query, group: 'apps' })).toEqual([])
  expect(await auditOf(admin, { ...query, kind: 'live-chat' })).toEqual([])
  const { at, object } = second.items.at(-1)!
  expect(await auditOf(admin, { kind: 'group', objectId: object.id! })).toHaveLength(1)
  expect(await auditOf(admin, { ...query, to: at })).toEqual([])
  expect((await auditOf(admin, { ...query, from: at })).length).toBe(50)
  const odd = Buffer.from(JSON.stringify(['2026-13-45 00:00:00+00', other.id])).toString('base64url')
  expect((await admin.ask(contract.listAuditEntries, { query: { cursor: odd } })).problem?.code).toBe('bad-request')
})

test('sessions: what supervisors give out, spam, accounts locked, status and what leaves the house; the daily work is none [NFR-06]', async () => {
  const before = await count()
  const { sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'Good morning')
  const path = { sessionId }
  await olga.get(contract.reassignSession, { path, body: { from: olga.id, to: { operatorId: oleg.id } } })
  expect(await count()).toBe(before)
  await vera.get(contract.reassignSession, { path, body: { from: oleg.id, to: { operatorId: olga.id } } })
  const [given] = await auditOf(admin, { objectId: sessionId })
  expect(given).toMatchObject({ action: 'session-reassigned', actor: { id: vera.id, name: 'Vera' }, ip: '127.0.0.1' })
  expect(given!.object).toEqual({ kind: 'session', id: sessionId, name: chat.name })
  expect(changesIn(given!)).toEqual({ assignedTo: ['Oleg', 'Olga'] })
  await vera.get(contract.markSpam, { path })
  await vera.get(contract.unmarkSpam, { path })
  await (await olga.fetch(`${contract.readTranscript.path.replace(':sessionId', sessionId)}?format=text`)).text()
  expect(await actionsOn(admin, sessionId)).toEqual([
    ...['transcript-exported', 'session-not-spam', 'session-spam', 'session-reassigned'],
  ])
  const rule = {
    type: 'account' as const,
    operator: 'equals' as const,
    value: fresh(),
    until: null,
    liveChatIds: null,
    reason: '',
  }
  const lock = await vera.get(contract.createLockEntry, { body: { list: 'block', name: fresh(), ...rule } })
  await vera.get(contract.deleteLockEntry, { path: { entryId: lock.id } })
  expect(await actionsOn(admin, lock.id)).toEqual(['lock-removed', 'lock-added'])
  await oleg.get(contract.setStatus, { body: { online: false } })
  await oleg.get(contract.setStatus, { body: { online: false } })
  const status = await auditOf(admin, { objectId: oleg.id })
  expect(status.map(changesIn)).toEqual([{ status: ['online', 'offline'] }])
})

test('exports are written down, that of the log too; no cell of it is run by a spreadsheet [NFR-06, reliability §5.29]', async () => {
  const name = `=cmd ${fresh()}`
  const group = await admin.get(contract.createGroup, { body: { name } })
  await (await admin.fetch(contract.exportUsers.path)).text()
  await (await admin.fetch(`${contract.exportSessions.path}?format=csv`)).text()
  const response = await admin.fetch(`${contract.exportAuditEntries.path}?kind=group&objectId=${group.id}`)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const [headings, row] = (await response.text()).replace('\ufeff', '').trim().split('\n')
  expect(headings).toBe('Time (UTC),Actor,"Actor, id",IP,Action,Object,"Object, name","Object, id",Changes')
  expect(row).toContain(`Ada,${admin.id},127.0.0.1,group-created,group,'${name},${group.id},`)
  const exports = await auditOf(admin, { group: 'exports' })
  expect(exports.slice(0, 3).map(({ action }) => action)).toEqual(['audit-exported', 'sessions-exported', 'users-exported'])
  expect(exports[0]!.changes).toContainEqual({ field: 'objectId', before: null, after: group.id })
})
