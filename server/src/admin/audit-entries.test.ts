import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, aLine, anItem } from '../../test/an-app.ts'
import { actionsOn, auditOf, changesIn } from '../../test/audit.ts'
import { codeOf, secondFactorOf } from '../../test/authenticator.ts'
import { type Client, clientOf } from '../../test/client.ts'
import { entered, goodPassword } from '../../test/entry.ts'
import { known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { ruleOf, seenRules } from '../../test/rules.ts'

let product: TestProduct
let root: TestUser
let outside: Client
beforeAll(async () => {
  product = await startProduct(undefined, { trustedProxies: ['127.0.0.1'] })
  const made = await product.user('Root', { administrator: true })
  outside = clientOf(product.url, { 'x-forwarded-for': '203.0.113.7' })
  root = Object.assign(clientOf(product.url, { ...made.headers, 'x-forwarded-for': '198.51.100.4' }), {
    id: made.id,
    name: made.name,
  })
})
afterAll(() => product[Symbol.asyncDispose]())

const byRoot = () => ({ actor: { id: root.id, name: 'Root' }, ip: '198.51.100.4' })
const newest = async (objectId: string) => (await auditOf(root, { objectId }))[0]!
const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`
/** All that is kept, as text. */
const everything = async () => {
  const { rows } = await product.database.pool.query(
    'select coalesce(string_agg(e::text, chr(10)), $1) as all from audit_entries e',
    [''],
  )
  return rows[0].all as string
}

test('signing in is written down with address and name, also where it failed and where it was one too many [NFR-06]', async () => {
  const olga = await known(product, 'Olga')
  const from = clientOf(product.url, { 'x-forwarded-for': '2001:db8::17' })
  expect((await signIn(product, olga, { from: outside })).status).toBe(200)
  expect(await newest(olga.id)).toMatchObject({ action: 'signed-in', actor: { id: olga.id, name: 'Olga' }, ip: '203.0.113.7' })
  const secret = 'not the password 4711'
  for (let tries = 0; tries < 12; tries++) await signIn(product, olga, { from, password: secret })
  const tried = await auditOf(root, { search: olga.email })
  expect(tried.map(({ action }) => action)).toEqual(['sign-in-blocked', ...Array(10).fill('sign-in-failed')])
  expect(tried[0]).toMatchObject({
    actor: { id: null, name: '' },
    ip: '2001:db8::17',
    object: { kind: 'user', id: null, name: olga.email },
  })
  const nobody = `${fresh()}@example.com`
  await signIn(product, { email: nobody }, { from: outside })
  expect(await auditOf(root, { search: nobody })).toMatchObject([{ action: 'sign-in-failed', ip: '203.0.113.7' }])
  expect(await everything()).not.toContain(secret)
})

test('passwords, second factors and sign-ins of others leave an entry and nothing of themselves [NFR-06, B-17]', async () => {
  const nina = await known(product, 'Nina')
  const client = entered(product, await signIn(product, nina))
  const { secret, backupCodes } = await secondFactorOf(client)
  await client.get(contract.endSecondFactor, { body: { password: goodPassword } as never })
  const password = 'another tractor 28 lamps'
  await client.get(contract.changePassword, { body: { current: goodPassword, password } })
  await client.get(contract.endMyOtherSignIns)
  const { url } = await root.get(contract.createResetLink, { path: { userId: nina.id } })
  const token = url.split('/').at(-1)!
  await outside.get(contract.resetPassword, { path: { token }, body: { password: goodPassword } })
  expect(await actionsOn(root, nina.id)).toEqual([
    ...['password-reset', 'password-link-made', 'sign-ins-ended', 'password-changed'],
    ...['second-factor-off', 'second-factor-on', 'signed-in'],
  ])
  expect(await newest(nina.id)).toMatchObject({ actor: { id: nina.id, name: 'Nina' }, ip: '203.0.113.7' })
  const kept = await everything()
  for (const one of [secret, ...backupCodes, password, goodPassword, token, codeOf(secret)]) expect(kept).not.toContain(one)
  expect(client.headers.cookie!.split('=')[1]!.length).toBeGreaterThan(20)
  expect(kept).not.toContain(client.headers.cookie!.split('=')[1]!)
})

test('people and groups: who invited, changed and locked them, and what differs [NFR-06, ORG-03]', async () => {
  const group = await root.get(contract.createGroup, { body: { name: fresh() } })
  const { user } = await root.get(contract.inviteUser, {
    body: { name: 'Pia', email: `${fresh()}@example.com`, position: 'Clerk' },
  })
  expect(await newest(user.id)).toMatchObject({ ...byRoot(), action: 'user-invited', object: { kind: 'user', name: 'Pia' } })
  const edit = { version: user.version, name: 'Pia Perez', groupIds: [group.id] }
  await root.get(contract.editUser, { path: { userId: user.id }, body: edit })
  const edited = await newest(user.id)
  expect(edited).toMatchObject({ ...byRoot(), action: 'user-edited' })
  expect(changesIn(edited)).toEqual({ name: ['Pia', 'Pia Perez'], groups: [[], [group.name]] })
  expect((await root.ask(contract.editUser, { path: { userId: user.id }, body: edit })).problem?.code).toBe('changed-meanwhile')
  await root.get(contract.lockUser, { path: { userId: user.id }, query: {} })
  await root.get(contract.unlockUser, { path: { userId: user.id } })
  expect(await actionsOn(root, user.id)).toEqual(['user-unlocked', 'user-locked', 'user-edited', 'user-invited'])
  await root.get(contract.deleteGroup, { path: { groupId: group.id } })
  expect(await actionsOn(root, group.id)).toEqual(['group-deleted', 'group-created'])
  const item = await root.get(contract.createOrgItem, { body: { kind: 'position', name: 'Desk' } })
  await root.get(contract.putInPosition, { path: { orgItemId: item.id, userId: user.id } })
  expect(changesIn(await newest(item.id))).toEqual({ users: [[], ['Pia Perez']] })
  const away = { startsAt: '2031-01-01T00:00:00Z', endsAt: '2031-01-02T00:00:00Z' }
  await root.get(contract.addAbsence, { path: { userId: user.id }, body: away })
  expect(await newest(user.id)).toMatchObject({ ...byRoot(), action: 'absence-added' })
})

test('settings of the installation, of live chats, security and mail: by page, and secrets only as changed [NFR-06]', async () => {
  await root.get(contract.editSettings, {
    body: { organisation: 'Northwind', limits: { apiPerMinute: 5_000 }, autoOfflineMinutes: 7 },
  })
  await root.get(contract.editSettings, { body: { organisation: 'Northwind' } })
  const [installation, ...more] = await auditOf(root, { kind: 'installation' })
  expect(more).toEqual([])
  expect(changesIn(installation!)).toMatchObject({
    'limits.apiPerMinute': [600, 5_000],
    organisation: [expect.any(String), 'Northwind'],
  })
  expect((await auditOf(root, { kind: 'live-chat-settings' })).map(changesIn)).toEqual([{ autoOfflineMinutes: [2, 7] }])
  const security = await root.get(contract.readSecurity)
  const { redirectUri: _uri, hasSecret: _has, groups: _groups, ...sso } = security.sso
  const canary = 'sso canary 0815'
  const body = { version: security.version, password: goodPassword, signInDays: 9, sso: { ...sso, groups: [], secret: canary } }
  const boss = await known(product, 'Boss', { administrator: true })
  const client = entered(product, await signIn(product, boss))
  await client.get(contract.editSecurity, { body: body as never })
  const [entry] = await auditOf(root, { kind: 'security' })
  expect(changesIn(entry!)).toMatchObject({
    signInDays: [expect.any(Number), 9],
    'sso.secret': 'secret',
    'sso.hasSecret': [false, true],
  })
  expect(await everything()).not.toContain(canary)
})

test('live chats: created, edited, routing, labels, secrets, hours, deleted [NFR-06, LCS-20]', async () => {
  const group = await product.group(fresh(), [root])
  const other = await product.group(fresh(), [root])
  const groups = { operatorGroupIds: [group.id], supervisorGroupIds: [group.id] }
  const chat = await root.get(contract.createLiveChat, { body: { name: fresh(), ...groups } })
  const path = { liveChatId: chat.id }
  const body = { version: chat.version, operatorGroupIds: [group.id, other.id], website: { greeting: 'Hello' } }
  await root.get(contract.editLiveChat, { path, body: body as never })
  const edited = await newest(chat.id)
  expect(edited).toMatchObject({ ...byRoot(), action: 'live-chat-edited', object: { kind: 'live-chat', name: chat.name } })
  expect(changesIn(edited)).toEqual({
    operatorGroups: [[], [other.name]],
    'website.greeting': [chat.website.greeting, 'Hello'],
  })
  await root.get(
    contract.setRoutingRules,
    await seenRules(root, chat.id, () => ({ rules: [ruleOf({ name: 'Rare', action: { name: 'common-queue' } })] })),
  )
  expect(JSON.stringify(await newest(chat.id))).toContain('Rare')
  const label = await root.get(contract.createLabel, { path, body: { name: 'VIP', colour: '#aa0000' } })
  await root.get(contract.deleteLabel, { path: { ...path, labelId: label.id } })
  expect(changesIn(await newest(chat.id))).toEqual({ labels: [['VIP (#aa0000)'], []] })
  const { secret, id } = await root.get(contract.createIdentitySecret, { path })
  await root.get(contract.retireIdentitySecret, { path: { ...path, secretId: id } })
  await root.get(contract.deleteLiveChat, { path })
  expect(await actionsOn(root, chat.id)).toEqual([
    ...['live-chat-deleted', 'identity-secret-retired', 'identity-secret-created', 'labels-edited', 'labels-edited'],
    ...['routing-edited', 'live-chat-edited', 'live-chat-created'],
  ])
  expect(await everything()).not.toContain(secret)
  const week = { timeZone: 'UTC', weekly: Array.from({ length: 7 }, () => []), exceptions: [] }
  const calendar = await root.get(contract.createCalendar, { body: { name: fresh(), ...week } as never })
  await root.get(contract.deleteCalendar, { path: { calendarId: calendar.id } })
  expect(await actionsOn(root, calendar.id)).toEqual(['calendar-deleted', 'calendar-created'])
})

test('a long text is cut between its signs, and what it stands in is saved [NFR-06]', async () => {
  const definition = aDefinition([aField('string', 'title', aLine)])
  const app = await root.get(contract.createApp, { body: { ...definition, code: `c${fresh()}` } })
  const description = `${'a'.repeat(499)}😀😀`
  const body = { ...definition, description, version: app.version }
  await root.get(contract.editApp, { path: { appId: app.id }, query: {} as never, body })
  expect(changesIn(await newest(app.id))).toEqual({ description: ['', `${'a'.repeat(499)}…`] })
})

test('apps: created, published, rights, exported, deleted; a dry run is none [NFR-06, APP-09]', async () => {
  const definition = aDefinition([aField('string', 'title', aLine)])
  const app = await root.get(contract.createApp, { body: { ...definition, code: `c${fresh()}` } })
  const path = { appId: app.id }
  const edit = { ...definition, name: 'Renamed', version: app.version }
  await root.get(contract.editApp, { path, query: { dryRun: '1' } as never, body: edit })
  expect(await actionsOn(root, app.id)).toEqual(['app-created'])
  await root.get(contract.editApp, { path, query: {} as never, body: edit })
  expect(changesIn(await newest(app.id))).toEqual({ name: [definition.name, 'Renamed'] })
  const { version } = await root.get(contract.readAppGrants, { path })
  const members = { userIds: [root.id], groupIds: [], orgItemIds: [] }
  await root.get(contract.editAppGrants, {
    path,
    body: { version, grants: [{ members, rights: ['view'] }], fields: [] } as never,
  })
  expect(JSON.stringify(changesIn(await newest(app.id)))).toContain('Root')
  const { item } = await anItem(root, app.id, { title: 'One' })
  const grants = { restricted: true, members, version: 1 }
  await root.get(contract.editItemGrants, { path: { itemId: item.id }, body: grants })
  expect(await actionsOn(root, item.id)).toEqual(['item-rights-edited'])
  expect(changesIn(await newest(item.id))).toEqual({ restricted: [false, true], 'members.users': [[], ['Root']] })
  await (await root.fetch(contract.exportItems.path.replace(':appId', app.id))).text()
  await root.get(contract.deleteApp, { path, query: { confirmation: 'Renamed' } })
  expect(await actionsOn(root, app.id)).toEqual([
    'app-deleted',
    'items-exported',
    'app-rights-edited',
    'app-edited',
    'app-created',
  ])
})
