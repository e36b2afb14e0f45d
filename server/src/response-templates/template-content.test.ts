import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId } from '../../test/desk.ts'
import { upload } from '../../test/oracle/talk.ts'

const desk = await openBoundDesk()
const { product, admin, olga, oleg, vera, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

const mine = { with: 'live-chats' as const, liveChatIds: [chat.id] }
const made = (who: Client, more: object = {}) =>
  who.get(contract.createResponseTemplate, { body: { kind: 'template', name: 'T', text: 'Hello', sharing: mine, ...more } })
const values = (who: Client, sessionId: string) => who.get(contract.readTemplateValues, { path: { sessionId } })
const when = { at: new Date('2026-11-22T10:05:00Z'), timeZone: 'Europe/Moscow' }

test('variables stand for the customer, the operator, the live chat and the session; DateTime for now [CMP-07]', async () => {
  const visitor = await desk.visitor('Maria Lindqvist')
  const { sessionId } = await visitor.get(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text: 'Hi' },
  })
  await olga.get(contract.takeSession, { path: { sessionId } })
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Order 17' } })
  const { values: known } = await values(olga, sessionId)
  const text = '{customer.firstName}|{customer}|{operator}|{liveChat}|{session}|{DateTime("dd.MM.yyyy HH:mm")}|{ created }'
  expect(contract.fillResponse(text, known, when)).toMatch(
    /^Maria\|Maria Lindqvist\|Olga\|Support\|Order 17\|22\.11\.2026 13:05\|\d{4}-\d\d-\d\d$/,
  )
  expect((await oleg.ask(contract.readTemplateValues, { path: { sessionId } })).problem?.code).toBe('not-found')
})

test('what is not known stays a place to fill in, and is found in the text [CMP-07]', async () => {
  const { sessionId } = await begin(desk, olga)
  const { values: known } = await values(olga, sessionId)
  expect(known).not.toHaveProperty('customer')
  const text = contract.fillResponse('Hello, {customer.firstName}: {account.phone} {"json": {}} {operator}', known, when)
  expect(text).toBe('Hello, {customer.firstName}: {account.phone} {"json": {}} Olga')
  expect(contract.placeholdersIn(text).map((one) => text.slice(one.from, one.to))).toEqual([
    '{customer.firstName}',
    '{account.phone}',
  ])
})

test('fields of the bound account by their code, as far as the operator may view them [CMP-07, APP-11]', async () => {
  const { id } = await made(olga, { text: '{account.phone}' })
  expect(id).toBeTruthy()
  const choices = await olga.get(contract.readTemplateChoices)
  expect(choices.fields.map(({ code }) => code)).toContain('phone')
  const { sessionId } = await desk.session()
  const contact = await desk.contact({ title: { first: 'Bo', last: 'Berg' }, phone: '+46 70 123 45 67' })
  await desk.bind(olga, sessionId, contact.item.id)
  const before = (await values(olga, sessionId)).values
  expect(before['account.phone']).toBe('+46701234567')
  await admin.get(contract.deleteItem, { path: { itemId: contact.item.id } })
  expect((await values(olga, sessionId)).values).not.toHaveProperty('account.phone')
})

test('choices are the asker’s own live chats with their labels and groups; administrators choose among all [MAC-01]', async () => {
  const label = await admin.get(contract.createLabel, { path: { liveChatId: chat.id }, body: { name: 'VIP', colour: '#aa2200' } })
  const hers = await olga.get(contract.readTemplateChoices)
  expect(hers.all).toBe(false)
  expect(hers.liveChats).toEqual([expect.objectContaining({ id: chat.id, labels: [label] })])
  expect(hers.liveChats[0]!.groups.map(({ name }) => name)).toEqual(['First line', 'Second line'])
  expect((await admin.get(contract.readTemplateChoices)).all).toBe(true)
})

test('files of a template are copied for each message; who may not see it gets none, and a message takes none of the template itself [CMP-02, CMP-04]', async () => {
  const note = await upload(olga, 'How to return a parcel')
  const { id } = await made(olga, { fileIds: [note] })
  const path = { templateId: id }
  const [copy] = await oleg.get(contract.copyTemplateFiles, { path })
  expect(copy).toMatchObject({ name: 'note.txt', size: 22 })
  expect(copy!.id).not.toBe(note)
  const { sessionId } = await begin(desk, oleg)
  const send = (files: string[]) =>
    oleg.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: '', files } })
  expect((await send([note])).problem?.code).toBe('file-not-found')
  expect((await send([copy!.id])).body.files).toEqual([copy])
  expect(await (await oleg.fetch(`/api/files/${note}`)).text()).toBe('How to return a parcel')
  expect((await desk.ilya.fetch(`/api/files/${note}`)).status).toBe(404)
  // Another's upload is nobody's to take; what the template gives up is its uploader's again.
  const hers = await upload(vera, 'hers')
  const edit = (fileIds: string[], version: number) =>
    olga.ask(contract.editResponseTemplate, { path, body: { version, fileIds } })
  expect((await edit([note, hers], 1)).problem).toMatchObject({ code: 'file-not-found', field: '/fileIds' })
  expect((await edit([], 1)).body.files).toEqual([])
  expect((await oleg.fetch(`/api/files/${note}`)).status).toBe(404)
  expect((await olga.fetch(`/api/files/${note}`)).status).toBe(200)
})

test('what is shared and known of a session lets a message be written; nothing is sent by itself [CMP-04]', async () => {
  const { sessionId } = await begin(desk, olga)
  const { id, text } = await made(olga, { text: 'Hello from {operator}' })
  const { values: known } = await values(olga, sessionId)
  await olga.get(contract.copyTemplateFiles, { path: { templateId: id } })
  const { items } = await olga.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.filter(({ author }) => author === 'operator')).toEqual([])
  expect((await answer(olga, sessionId, contract.fillResponse(text, known, when))).text).toBe('Hello from Olga')
})
