import { createLiveChat, editLiveChat, listLiveChats, listWritableLiveChats, readLiveChat } from '@parley/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { liveChatsOf, mayWriteTo, operatorIdsOf, settingsOf, supervisorIdsOf, websiteOf } from './index.ts'

let product: TestProduct
let [ada, vera, oleg, ilya]: TestUser[] = []
let main: { id: string; name: string }
let billing: { id: string; name: string }
let leads: { id: string; name: string }

beforeAll(async () => {
  product = await startProduct()
  ada = await product.user('Ada', { administrator: true })
  vera = await product.user('Vera')
  oleg = await product.user('Oleg')
  ilya = await product.user('Ilya')
  main = await product.group('Main', [oleg])
  billing = await product.group('Billing', [ilya])
  leads = await product.group('Leads', [vera])
})
afterAll(() => product[Symbol.asyncDispose]())

let made = 0
const make = (more: object = {}) => {
  const body = { name: `Support ${++made}`, operatorGroupIds: [main.id], supervisorGroupIds: [leads.id], ...more }
  return ada!.get(createLiveChat, { body })
}

describe('made', () => {
  test('with its internal channel, its website and First Response of all groups [LCS-01, DM-02, CHN-01, RTE-02, RTE-05]', async () => {
    const chat = await make({ name: '  Help desk ' })
    expect(chat).toMatchObject({
      name: 'Help desk',
      operatorGroups: [main],
      supervisorGroups: [leads],
      internal: { users: [], groups: [], orgItems: [] },
      showOperatorName: false,
      rule: { name: 'first-response', groupId: null },
      channels: [{ kind: 'website', name: 'Website', state: 'active' }],
      changedBy: { id: ada!.id, name: 'Ada' },
    })
    const { rows } = await product.database.pool.query(
      `select name, state from channels where live_chat_id = $1 and kind = 'internal'`,
      [chat.id],
    )
    expect(rows).toEqual([{ name: 'Internal channel Help desk', state: 'active' }])
  })

  test('the website works on the hosted page alone, and hides names, until somebody says so [LCS-13, CHN-09]', async () => {
    const { website, id } = await make()
    expect(website).toMatchObject({
      enabled: true,
      allowedOrigins: [],
      showOperatorName: false,
      enforceIdentity: false,
      secrets: [],
    })
    expect(website.hostedUrl).toBe(`${product.url}/c/${id}`)
    expect(website.testUrl).toBe(`${product.url}/c/${id}/test`)
    expect(website.snippet).toContain(`chat: '${id}'`)
    expect(website.snippet).toContain(`src="${product.url}/widget.js"`)
  })

  test('not under a name that is taken, however it is written, nor without one [LCS-03]', async () => {
    await make({ name: 'Taken' })
    const body = { operatorGroupIds: [main.id], supervisorGroupIds: [leads.id] }
    expect((await ada!.ask(createLiveChat, { body: { ...body, name: ' tAKEN' } })).problem).toMatchObject({
      code: 'name-exists',
      field: '/name',
    })
    expect((await ada!.ask(createLiveChat, { body: { ...body, name: '   ' } })).problem).toMatchObject({
      code: 'bad-request',
      field: '/name',
    })
  })

  test('only with operators and supervisors that exist [LCS-17, LCS-18]', async () => {
    const name = 'Nobody'
    const ask = (operatorGroupIds: string[], supervisorGroupIds: string[]) =>
      ada!.ask(createLiveChat, { body: { name, operatorGroupIds, supervisorGroupIds } })
    expect((await ask([], [leads.id])).problem).toMatchObject({ code: 'bad-request', field: '/operatorGroupIds' })
    expect((await ask([main.id], [])).problem).toMatchObject({ code: 'bad-request', field: '/supervisorGroupIds' })
    expect((await ask([main.id], [crypto.randomUUID()])).problem).toMatchObject({
      code: 'not-found',
      field: '/supervisorGroupIds',
    })
    expect((await ada!.get(listLiveChats, { query: { search: name } })).length).toBe(0)
  })

  test('by administrators alone [ACC-01, C-14]', async () => {
    const chat = await make()
    const body = { name: 'Mine', operatorGroupIds: [main.id], supervisorGroupIds: [leads.id] }
    for (const user of [vera!, oleg!]) {
      expect((await user.ask(createLiveChat, { body })).problem?.code).toBe('forbidden')
      const edit = { path: { liveChatId: chat.id }, body: { version: chat.version, name: 'Mine' } }
      expect((await user.ask(editLiveChat, edit)).problem?.code).toBe('forbidden')
    }
    expect((await product.anyone.ask(createLiveChat, { body })).problem?.code).toBe('not-signed-in')
  })
})

describe('seen', () => {
  test('administrators list all, supervisors theirs, others none [LCS-02, ACC-08]', async () => {
    const theirs = await make({ name: 'Seen by Vera' })
    const other = await make({ name: 'Seen by Ada', supervisorGroupIds: [billing.id] })
    const ids = async (user: TestUser, search = 'seen BY') =>
      (await user.get(listLiveChats, { query: { search } })).map(({ id }) => id)
    expect(await ids(ada!)).toEqual([other.id, theirs.id])
    expect(await ids(vera!)).toEqual([theirs.id])
    expect(await ids(oleg!)).toEqual([])
    expect(await ids(ada!, '%')).toEqual([])
    const [row] = await vera!.get(listLiveChats, { query: { search: 'Seen by Vera' } })
    expect(row).toMatchObject({ operators: 1, queued: 0, channels: [{ kind: 'website' }] })
  })

  test('settings are for administrators and its supervisors; for others there is no such live chat [ACC-08]', async () => {
    const { id } = await make()
    expect((await vera!.get(readLiveChat, { path: { liveChatId: id } })).id).toBe(id)
    const hidden = await oleg!.fetch(`/api/live-chats/${id}`)
    const missing = await oleg!.fetch(`/api/live-chats/${crypto.randomUUID()}`)
    expect([hidden.status, await hidden.text()]).toEqual([404, await missing.text()])
  })
})

describe('roles', () => {
  test('operators are the members of operator groups, supervisors those of supervisor groups, and both add up [ACC-02, ACC-03, ACC-04]', async () => {
    const { id, name } = await make({ operatorGroupIds: [main.id, leads.id] })
    const role = async (user: TestUser) => (await liveChatsOf(product.database, user.id)).find((chat) => chat.id === id)
    expect(await role(oleg!)).toEqual({ id, name, groupIds: [main.id], supervisor: false })
    expect(await role(vera!)).toEqual({ id, name, groupIds: [leads.id], supervisor: true })
    expect(await role(ilya!)).toBeUndefined()
    expect((await operatorIdsOf(product.database, id)).sort()).toEqual([oleg!.id, vera!.id].sort())
    expect(await operatorIdsOf(product.database, id, main.id)).toEqual([oleg!.id])
    expect(await supervisorIdsOf(product.database, id)).toEqual([vera!.id])
  })

  test('who may write is exactly who is named: users, groups, and nobody when it is empty [LCS-10, LCS-11, CUS-02]', async () => {
    const closed = await make()
    const open = await make({ internal: { userIds: [vera!.id], groupIds: [billing.id], orgItemIds: [] } })
    const may = async (user: TestUser) => (await user.get(listWritableLiveChats)).map(({ id }) => id)
    expect(await may(vera!)).toContain(open.id)
    expect(await may(ilya!)).toContain(open.id)
    expect(await may(oleg!)).not.toContain(open.id)
    for (const user of [vera!, oleg!, ilya!]) expect(await may(user)).not.toContain(closed.id)
    expect(await mayWriteTo(product.database, ilya!.id, open.id)).toBe(true)
    expect(await mayWriteTo(product.database, ilya!.id, closed.id)).toBe(false)
  })
})

test('what others remember of a live chat is new within a second of saving [LCS-19]', async () => {
  const chat = await make()
  expect((await settingsOf(product.database, chat.id)).showOperatorName).toBe(false)
  const website = { showOperatorName: true, greeting: 'Hello' }
  const body = { version: chat.version, name: `${chat.name} new`, showOperatorName: true, website }
  await ada!.get(editLiveChat, { path: { liveChatId: chat.id }, body })
  expect(await settingsOf(product.database, chat.id)).toMatchObject({ name: body.name, showOperatorName: true, website })
  expect(await websiteOf(product.database, chat.id)).toMatchObject({ ...website, name: body.name, colour: '#3958d1' })
  await expect(settingsOf(product.database, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
})
