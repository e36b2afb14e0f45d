import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { begin, openDesk, until, workspaceOf } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, sofia, vera, ilya, chat, first } = desk
afterAll(() => product[Symbol.asyncDispose]())

const other = await admin.get(contract.createLiveChat, {
  body: { name: 'Sales', operatorGroupIds: [desk.second.id], supervisorGroupIds: [desk.second.id] },
})
const mine = { with: 'live-chats' as const, liveChatIds: [chat.id] }
const make = (who: Client, more: object = {}) =>
  who.ask(contract.createResponseTemplate, {
    body: { kind: 'template', name: 'Greeting', text: 'Hello, {customer.firstName}', ...more },
  })
const made = async (who: Client, more: object = {}) => (await make(who, more)).body
const edit = (who: Client, templateId: string, body: { version: number } & Record<string, unknown>) =>
  who.ask(contract.editResponseTemplate, { path: { templateId }, body })
const remove = (who: Client, templateId: string) => who.ask(contract.deleteResponseTemplate, { path: { templateId } })
const found = async (who: Client) => (await who.get(contract.listResponseTemplates)).templates
const sees = async (who: Client, id: string) => (await found(who)).some((one) => one.id === id)
const code = ({ problem }: { problem?: contract.Problem | undefined }) => problem && [problem.code, problem.field]

test('two apps, a name is needed in both, a text in one and an address in the other; operators add entries [CMP-05, CMP-06]', async () => {
  const template = await made(olga, { name: ' Delivery address ', description: 'When it changes' })
  expect(template).toMatchObject({
    kind: 'template',
    name: 'Delivery address',
    version: 1,
    mine: true,
    used: 0,
    lastUsedAt: null,
  })
  expect(template.author).toEqual({ id: olga.id, name: 'Olga' })
  const article = {
    kind: 'article',
    name: 'Terms',
    url: 'https://example.com/terms',
    keywords: 'agb',
    description: 'All of them',
  }
  expect(await made(olga, { ...article, text: '' })).toMatchObject(article)
  expect(code(await make(olga, { name: '   ' }))).toEqual(['bad-request', '/name'])
  expect(code(await make(olga, { text: '  \n' }))).toEqual(['bad-request', '/text'])
  for (const url of ['', 'terms', 'javascript:alert(1)', 'ftp://example.com'])
    expect(code(await make(olga, { ...article, url }))).toEqual(['bad-request', '/url'])
  expect(code(await make(ilya))?.[0]).toBe('forbidden')
})

test('a variable that does not exist is refused with its field and its name [CMP-07]', async () => {
  const wrong = await make(olga, { text: 'Dear {customer.nam}, {DateTime("dd.MM.yyyy")} {session}' })
  expect(wrong.problem).toMatchObject({ code: 'template-unknown', field: '/text', detail: '{customer.nam}' })
  expect((await make(olga, { text: 'Your {account.order}' })).problem).toMatchObject({ detail: '{account.order}' })
  const { id } = await made(olga)
  expect(code(await edit(olga, id, { version: 1, text: '{subject}' }))).toEqual(['template-unknown', '/text'])
})

test('who sees it: everybody, live chats, groups, its author alone [CMP-05]', async () => {
  const all = await made(admin, { sharing: { with: 'all' } })
  const chats = await made(olga, { sharing: mine })
  const groups = await made(olga, { sharing: { with: 'groups', groupIds: [first.id] } })
  const own = await made(olga)
  const seen = async (who: Client) => Promise.all([all, chats, groups, own].map(({ id }) => sees(who, id)))
  expect(await seen(olga)).toEqual([true, true, true, true])
  expect(await seen(oleg)).toEqual([true, true, true, false])
  expect(await seen(sofia)).toEqual([true, true, false, false])
  // A supervisor finds what the groups of their live chats share.
  expect(await seen(vera)).toEqual([true, true, true, false])
  expect(await seen(admin)).toEqual([true, true, true, false])
  const sales = await made(sofia, { sharing: { with: 'live-chats', liveChatIds: [other.id] } })
  expect(await sees(olga, sales.id)).toBe(false)
  expect(code(await edit(olga, sales.id, { version: 1, name: 'Mine' }))?.[0]).toBe('not-found')
  expect(code(await remove(olga, own.id))).toBeUndefined()
})

test('one’s own and what one’s live chats share is changed, nothing that others work with unseen; sharing reaches no further [CMP-05]', async () => {
  const { id } = await made(olga, { sharing: mine })
  expect((await edit(oleg, id, { version: 1, name: 'Oleg’s' })).body).toMatchObject({ name: 'Oleg’s', version: 2, mine: true })
  expect((await edit(vera, id, { version: 2, name: 'Vera’s' })).body.changedBy).toEqual({ id: vera.id, name: 'Vera' })
  const wide = await made(admin, { sharing: { with: 'live-chats', liveChatIds: [chat.id, other.id] } })
  expect((await found(oleg)).find((one) => one.id === wide.id)?.mine).toBe(false)
  expect(code(await edit(oleg, wide.id, { version: 1, name: 'Mine' }))?.[0]).toBe('forbidden')
  expect(code(await remove(oleg, wide.id))?.[0]).toBe('forbidden')
  expect(code(await edit(sofia, wide.id, { version: 1, name: 'Both are hers' }))).toBeUndefined()
  for (const sharing of [{ with: 'all' }, { with: 'live-chats', liveChatIds: [chat.id, other.id] }])
    expect(code(await make(olga, { sharing }))).toEqual(['sharing-not-allowed', '/sharing'])
  // Nobody takes another's to themselves.
  expect(code(await edit(vera, id, { version: 3, sharing: { with: 'me' } }))).toEqual(['sharing-not-allowed', '/sharing'])
  expect(code(await make(admin, { sharing: { with: 'groups', groupIds: [chat.id] } }))).toEqual(['not-found', '/sharing'])
})

test('of two who edit it at once the second is told, and both live chats hear of it [CMP-05]', async () => {
  const { id } = await made(olga, { sharing: mine })
  const position = async (who: Client) => who.socket((await workspaceOf(who)).position)
  const [hers, strangers] = await Promise.all([position(oleg), position(ilya)])
  const outcomes = await Promise.all([edit(olga, id, { version: 1, name: 'A' }), edit(vera, id, { version: 1, name: 'B' })])
  expect(outcomes.map(code).filter(Boolean)).toEqual([['changed-meanwhile', undefined]])
  await until(() => hers.events.some((event) => event.name === 'templates.changed' && event.templateId === id))
  expect(strangers.events).toEqual([])
  for (const socket of [hers, strangers]) socket.end()
})

test('a shortcut is one’s own among what one sees, and a free one is offered [CMP-03]', async () => {
  await made(olga, { shortcut: 'address', sharing: mine })
  const taken = await make(oleg, { shortcut: 'address' })
  expect(taken.problem).toMatchObject({ code: 'shortcut-taken', field: '/shortcut', suggestion: 'address-2' })
  expect(code(await make(oleg, { shortcut: 'address-2' }))).toBeUndefined()
  expect((await make(oleg, { shortcut: 'address' })).problem?.suggestion).toBe('address-3')
  // What Oleg keeps to himself is no business of Olga's.
  expect(code(await make(olga, { shortcut: 'address-2' }))).toBeUndefined()
  for (const shortcut of ['Hi', 'a b', '/hi', 'ü', 'x'.repeat(41)])
    expect(code(await make(olga, { shortcut }))?.[0]).toBe('bad-request')
  const both = await Promise.all([
    make(olga, { shortcut: 'race', sharing: mine }),
    make(vera, { shortcut: 'race', sharing: mine }),
  ])
  expect(both.map(code).filter(Boolean)).toEqual([['shortcut-taken', '/shortcut']])
})

test('folders: everybody adds, their own and supervisors change; what stood in one stands in none [CMP-03]', async () => {
  const folder = await olga.get(contract.createTemplateFolder, { body: { name: ' Delivery ' } })
  expect(folder).toMatchObject({ name: 'Delivery', mine: true })
  expect((await oleg.ask(contract.createTemplateFolder, { body: { name: 'delivery' } })).problem?.code).toBe('name-exists')
  const path = { folderId: folder.id }
  expect((await oleg.ask(contract.editTemplateFolder, { path, body: { name: 'X' } })).problem?.code).toBe('forbidden')
  expect(await vera.get(contract.editTemplateFolder, { path, body: { name: 'Shipping' } })).toMatchObject({ name: 'Shipping' })
  const { id } = await made(olga, { folderId: folder.id })
  await olga.get(contract.deleteTemplateFolder, { path })
  const { templates, folders } = await olga.get(contract.listResponseTemplates)
  expect(templates.find((one) => one.id === id)?.folderId).toBeNull()
  expect(folders).toEqual([])
  expect(code(await edit(olga, id, { version: 1, folderId: folder.id }))).toEqual(['not-found', '/folderId'])
})

test('a use is counted for 30 days and told with the last one; who does not see it counts nothing [CMP-05]', async () => {
  const { id } = await made(olga, { sharing: mine })
  const path = { templateId: id }
  await Promise.all([olga, oleg, oleg].map((who) => who.get(contract.noteTemplateUse, { path })))
  expect((await sofia.get(contract.listResponseTemplates)).templates.find((one) => one.id === id)?.used).toBe(3)
  await desk.db
    .updateTable('template_uses')
    .set({ day: new Date(Date.now() - 31 * 86_400_000) })
    .where('template_id', '=', id)
    .execute()
  const later = (await found(olga)).find((one) => one.id === id)
  expect(later?.used).toBe(0)
  expect(later?.lastUsedAt).not.toBeNull()
  const own = await made(olga)
  expect((await oleg.ask(contract.noteTemplateUse, { path: { templateId: own.id } })).problem?.code).toBe('not-found')
})

test('whoever has a session finds the templates of its live chat, whatever their groups are [CMP-03, ACC-10]', async () => {
  const { id } = await made(olga, { sharing: mine })
  const { sessionId } = await begin(desk, olga)
  await desk.db.updateTable('sessions').set({ operator_id: ilya.id }).where('id', '=', sessionId).execute()
  expect(await sees(ilya, id)).toBe(true)
  await desk.db.updateTable('sessions').set({ operator_id: olga.id }).where('id', '=', sessionId).execute()
})
