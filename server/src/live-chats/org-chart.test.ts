import * as contract from '@parley/contract'
import { afterAll, expect, test, vi } from 'vitest'
import { begin, openDesk, until } from '../../test/desk.ts'
import { seenGroup } from '../../test/seen.ts'

const desk = await openDesk()
const { product, admin, ilya, oleg, vera, db, first } = desk
afterAll(() => product[Symbol.asyncDispose]())

const add = (kind: contract.OrgItemKind, name: string, parentId: string | null = null) =>
  admin.get(contract.createOrgItem, { body: { kind, name, parentId } })
const put = (orgItemId: string, userId: string) => admin.get(contract.putInPosition, { path: { orgItemId, userId } })
const remove = (orgItemId: string) => admin.get(contract.deleteOrgItem, { path: { orgItemId }, query: { subtree: 'yes' } })
const writable = async () => (await ilya.get(contract.listWritableLiveChats)).map(({ name }) => name)
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 1_000, interval: 20 })

test('Internal takes org items: everybody in them and below may write, and who leaves may no longer [LCS-10, ORG-05, P13]', async () => {
  const sales = await add('department', 'Sales')
  const seat = await add('position', 'Seller', (await add('group', 'North', sales.id)).id)
  const body = { userIds: [], groupIds: [], orgItemIds: [sales.id] }
  const chat = await admin.get(contract.createLiveChat, {
    body: { name: 'Desk', operatorGroupIds: [first.id], supervisorGroupIds: [first.id], internal: body },
  })
  expect(chat.internal).toEqual({ users: [], groups: [], orgItems: [{ id: sales.id, name: 'Sales' }] })
  expect((await admin.get(contract.listOrgItems))[0]?.usedIn).toEqual([{ id: chat.id, name: 'Desk' }])
  expect(await writable()).toEqual([])
  const socket = await ilya.socket('0')
  const read = socket.readAgain()
  await put(seat.id, ilya.id)
  await soon(async () => expect(await writable()).toEqual(['Desk']))
  await soon(() => expect(socket.readAgain()).toBe(read + 1))
  expect((await ilya.get(contract.readWorkspace)).mayWrite).toBe(true)
  const thread = await ilya.get(contract.openThread, { path: { liveChatId: chat.id } })
  const path = () => ({ threadId: thread.id, messageId: crypto.randomUUID() })
  await ilya.get(contract.writeMessage, { path: path(), body: { text: 'Hello' } })
  await remove(sales.id)
  await soon(() => expect(socket.readAgain()).toBe(read + 2))
  expect(await writable()).toEqual([])
  expect((await ilya.get(contract.readWorkspace)).mayWrite).toBe(false)
  const refused = await ilya.ask(contract.writeMessage, { path: path(), body: { text: 'Still here?' } })
  expect(refused.problem?.code).toBe('writing-not-allowed')
  const now = await admin.get(contract.readLiveChat, { path: { liveChatId: chat.id } })
  expect(now.internal).toEqual({ users: [], groups: [], orgItems: [] })
  socket.end()
})

test('of two administrators, one names an item while the other deletes it: both cannot be', async () => {
  const item = await add('department', 'Short-lived')
  const chat = await admin.get(contract.readLiveChat, { path: { liveChatId: desk.chat.id } })
  const internal = { userIds: [], groupIds: [], orgItemIds: [item.id] }
  const [saved] = await Promise.all([
    admin.ask(contract.editLiveChat, { path: { liveChatId: chat.id }, body: { version: chat.version, internal } }),
    remove(item.id),
  ])
  expect(saved.status === 200 || saved.problem?.code === 'not-found').toBe(true)
  const now = await admin.get(contract.readLiveChat, { path: { liveChatId: chat.id } })
  expect(now.internal.orgItems).toEqual([])
})

test('operators by the org chart lose their sessions to the queue when their item is deleted, and supervisors are told [ACC-02, ACC-11]', async () => {
  const support = await add('department', 'Support line')
  const seat = await add('position', 'Agent', support.id)
  await put(seat.id, oleg.id)
  const { users } = (await admin.get(contract.listGroups)).find(({ id }) => id === first.id)!
  const others = users.filter(({ id }) => id !== oleg.id).map(({ id }) => id)
  await admin.get(contract.editGroup, await seenGroup(admin, first.id, { userIds: others, orgItemIds: [support.id] }))
  const { sessionId } = await begin(desk, oleg)
  const stateOf = () =>
    db.selectFrom('sessions').select(['state', 'operator_id']).where('id', '=', sessionId).executeTakeFirstOrThrow()
  expect(await stateOf()).toEqual({ state: 'assigned', operator_id: oleg.id })
  await remove(support.id)
  await until(async () => (await stateOf()).state === 'queued')
  await until(async () => (await vera.get(contract.listActivity)).items.some(({ kind }) => kind === 'sessions-returned'))
  expect((await oleg.get(contract.readWorkspace)).liveChats).toEqual([])
})
