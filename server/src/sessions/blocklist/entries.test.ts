import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../../test/client.ts'
import { begin, openDesk, until, write } from '../../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, sofia, vera, ilya, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const entry = (value: string, more: Partial<contract.NewLockEntry> = {}): contract.NewLockEntry => ({
  ...{ list: 'block', name: 'Entry', type: 'email', operator: 'equals', value },
  ...{ until: null, liveChatIds: null, reason: '' },
  ...more,
})
const create = (body: contract.NewLockEntry, who: Client = vera) => who.ask(contract.createLockEntry, { body })
type Query = contract.StaticOf<NonNullable<(typeof contract.listLockEntries)['query']>>
const names = async (query: Partial<Query>, who: Client = vera) =>
  (await who.get(contract.listLockEntries, { query: { list: 'block', ...query } })).items.map(({ name }) => name)
const rule = ({ list, type, operator, value, liveChatIds }: contract.NewLockEntry) => ({
  list,
  type,
  operator,
  value,
  liveChatIds,
})
const preview = (body: contract.NewLockEntry, who: Client = vera) => who.get(contract.previewLock, { body: rule(body) })

test('the list: newest first, searched by name, value, reason and parameters, edited, deleted and taken back [BLK-11, BLK-06]', async () => {
  const until = new Date(Date.now() + 86_400_000).toISOString()
  await create(entry('one@pest.example', { name: 'First', reason: 'Casino' }))
  const { body: second } = await create(entry('0046', { name: 'Second', type: 'phone', operator: 'starts-with', until }))
  await create(entry('friend@pest.example', { name: 'Third', list: 'allow' }))
  expect(await names({})).toEqual(['Second', 'First'])
  expect(await names({ list: 'allow' })).toEqual(['Third'])
  expect(await names({ search: 'CASINO' })).toEqual(['First'])
  expect(await names({ search: '%' })).toEqual([])
  expect(await names({ search: '0046' })).toEqual(['Second'])
  expect(await names({ type: 'email', operator: 'equals' })).toEqual(['First'])
  expect(await names({ liveChatId: chat.id })).toEqual(['Second', 'First'])
  expect(second).toMatchObject({ until, liveChats: null, createdBy: { id: vera.id }, hits: 0, editable: true })

  const path = { entryId: second.id }
  const edited = await vera.get(contract.editLockEntry, {
    path,
    body: entry('0047', { name: 'Changed', type: 'phone', liveChatIds: [chat.id] }),
  })
  expect(edited).toMatchObject({ name: 'Changed', value: '0047', until: null, liveChats: [{ id: chat.id, name: 'Support' }] })
  await vera.get(contract.deleteLockEntry, { path })
  await vera.get(contract.deleteLockEntry, { path })
  expect([await names({}), await names({ deleted: 'yes' })]).toEqual([['First'], ['Changed']])
  await vera.get(contract.editLockEntry, { path, body: entry('0047', { name: 'Back', type: 'phone' }) })
  expect(await names({ deleted: 'yes' })).toEqual([])
  expect(await names({})).toEqual(['Back', 'First'])
})

test('portions go on where they ended [BLK-11]', async () => {
  for (let i = 0; i < 30; i++) await create(entry(`many${i}@pest.example`, { name: `Many ${i}` }))
  const query = { list: 'block' as const, search: 'many' }
  const page = await vera.get(contract.listLockEntries, { query })
  const rest = await vera.get(contract.listLockEntries, { query: { ...query, cursor: page.next! } })
  const all = [...page.items, ...rest.items].map(({ name }) => name)
  expect([all.length, new Set(all).size, rest.next]).toEqual([30, 30, null])
  const wrong = await vera.ask(contract.listLockEntries, { query: { ...query, cursor: '1' } })
  expect(wrong.problem?.code).toBe('bad-request')
})

test('operators who are Online and supervisors may lock, until a setting leaves it to supervisors [BLK-13, LCS-22, STA-03]', async () => {
  const code = async (who: Client) => (await create(entry('who@pest.example'), who)).problem?.code ?? 'ok'
  const mine = await begin(desk, olga)
  const from = (who: Client, sessionId: string) => create(entry('from@pest.example', { sessionId }), who)
  expect([await code(olga), await code(vera), await code(otto), await code(ilya), await code(admin)]).toEqual([
    ...['ok', 'ok', 'operator-offline', 'forbidden', 'forbidden'],
  ])
  expect((await from(oleg, mine.sessionId)).problem?.code).toBe('not-found')
  expect((await from(olga, mine.sessionId)).status).toBe(200)
  const waits = await begin(desk)
  expect((await from(olga, waits.sessionId)).problem?.code).toBe('session-queued')

  await admin.get(contract.editSettings, { body: { operatorsMayLock: false } })
  await until(() => product.means.settings.read<boolean>('operatorsMayLock', true) === false)
  expect([await code(olga), await code(vera), (await from(olga, mine.sessionId)).problem?.code]).toEqual([
    ...['forbidden', 'ok', 'forbidden'],
  ])
  const [one] = (await olga.get(contract.listLockEntries, { query: { list: 'block' } })).items
  expect(one?.editable).toBe(false)
  expect((await olga.ask(contract.deleteLockEntry, { path: { entryId: one!.id } })).problem?.code).toBe('forbidden')
  await admin.get(contract.editSettings, { body: { operatorsMayLock: true } })
})

test('entries of live chats that are not mine are nobody’s business here [ACC-07, BLK-06]', async () => {
  const groups = { operatorGroupIds: [desk.second.id], supervisorGroupIds: [desk.second.id] }
  const sales = await admin.get(contract.createLiveChat, { body: { name: 'Sales', ...groups } })
  const only = await sofia.get(contract.createLockEntry, {
    body: entry('x@pest.example', { name: 'Only sales', liveChatIds: [sales.id] }),
  })
  const both = await sofia.get(contract.createLockEntry, {
    body: entry('y@pest.example', { name: 'Both', liveChatIds: [sales.id, chat.id] }),
  })
  expect(await names({ search: 'only sales' }, olga)).toEqual([])
  const [seen] = (await olga.get(contract.listLockEntries, { query: { list: 'block', search: 'both' } })).items
  expect(seen).toMatchObject({ liveChats: [{ id: chat.id }], editable: false })
  const remove = async (who: Client, entryId: string) =>
    (await who.ask(contract.deleteLockEntry, { path: { entryId } })).problem?.code
  expect([await remove(olga, only.id), await remove(olga, both.id)]).toEqual(['not-found', 'forbidden'])
  expect((await create(entry('z@pest.example', { liveChatIds: [sales.id] }), olga)).problem?.code).toBe('not-found')
})

test('before it is saved: how many it matches, and by name only those whom the asker may see [ui S11]', async () => {
  const [mine, theirs] = [await begin(desk, olga), await begin(desk, oleg)]
  const mail = (id: string, email: string) => db.updateTable('customers').set({ email }).where('id', '=', id).execute()
  await mail(mine.visitor.customerId, 'one@seen.example')
  await mail(theirs.visitor.customerId, 'two@seen.example')
  const seen = entry('@seen.example', { operator: 'ends-with' })
  const names = async (who: Client) => (await preview(seen, who)).named.map(({ id }) => id)
  expect(await preview(seen, olga)).toMatchObject({ customers: 2, openSessions: 2 })
  expect(await names(olga)).toEqual([mine.visitor.customerId])
  expect((await names(vera)).sort()).toEqual([mine.visitor.customerId, theirs.visitor.customerId].sort())
  await oleg.get(contract.closeSession, { path: { sessionId: theirs.sessionId } })
  expect(await preview(entry('one@seen.example'))).toMatchObject({ customers: 1, openSessions: 1, wide: false })
  expect(await preview(entry('nobody@seen.example'))).toMatchObject({ customers: 0, openSessions: 0, named: [], wide: false })
})

test('a rule that would lock nearly everybody is told, and saved only with its name typed [BLK-06]', async () => {
  for (let i = 0; i < 4; i++) {
    const visitor = await desk.visitor()
    await db
      .updateTable('customers')
      .set({ email: `user${i}@big.example` })
      .where('id', '=', visitor.customerId)
      .execute()
    await write(visitor, visitor.threadId, 'Hello')
  }
  const wide = entry('@big.example', { name: 'All of them', operator: 'ends-with' })
  const letter = entry('e', { name: 'All of them', operator: 'contains' })
  for (const body of [wide, letter]) {
    expect((await preview(body)).wide).toBe(true)
    expect((await create(body)).problem?.code).toBe('lock-too-wide')
    expect((await create({ ...body, confirmation: 'all' })).problem?.code).toBe('lock-too-wide')
  }
  const { body: saved } = await create({ ...wide, confirmation: 'All of them' })
  expect(saved.name).toBe('All of them')
  const path = { entryId: saved.id }
  expect((await vera.ask(contract.editLockEntry, { path, body: letter })).problem?.code).toBe('lock-too-wide')
  await vera.get(contract.deleteLockEntry, { path })
  // An exception locks nobody.
  expect((await create({ ...letter, list: 'allow' })).status).toBe(200)
})
