import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { aDiagram, aVariable, definitionWith, end, flow, oneTask, start, task } from '../../test/a-process.ts'
import { aField, aLine, anApp } from '../../test/an-app.ts'
import { actionsOn, auditOf, changesIn } from '../../test/audit.ts'
import { openDesk, write } from '../../test/desk.ts'
import { entered } from '../../test/entry.ts'
import { known, signIn } from '../../test/people.ts'
import { operatorTasks } from '../operators/index.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, chat, first } = desk
afterAll(() => product[Symbol.asyncDispose]())

const newest = async (objectId: string) => (await auditOf(admin, { objectId }))[0]!
const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`
const count = async () => (await product.database.pool.query('select count(*)::int as n from audit_entries')).rows[0].n as number

test('who signs out is written down once, as who signs in; who becomes Offline by silence did nothing [NFR-06]', async () => {
  const nina = await known(product, 'Nina')
  const client = entered(product, await signIn(product, nina))
  await client.get(contract.signOut)
  await client.ask(contract.signOut)
  expect(await actionsOn(admin, nina.id)).toEqual(['signed-out', 'signed-in'])
  expect(await newest(nina.id)).toMatchObject({ actor: { id: nina.id, name: 'Nina' }, ip: '127.0.0.1', changes: [] })
  await desk.otto.get(contract.setStatus, { body: { online: true } })
  await product.database.pool.query(`update users set seen_at = now() - interval '1 hour' where id = $1`, [desk.otto.id])
  await operatorTasks(product.means)[0]!.run(product.database, undefined, { number: 1, isLast: false })
  const { rows } = await product.database.pool.query('select online from users where id = $1', [desk.otto.id])
  expect([rows, await actionsOn(admin, desk.otto.id)]).toEqual([[{ online: false }], ['status-changed']])
})

test('response templates that others work with: created, edited in names, deleted, brought back [NFR-06, CMP-05]', async () => {
  const folder = await vera.get(contract.createTemplateFolder, { body: { name: fresh() } })
  const sharing = { with: 'live-chats' as const, liveChatIds: [chat.id] }
  const body = { kind: 'template' as const, name: 'Greeting', text: 'Hello', sharing, folderId: folder.id }
  const made = await olga.get(contract.createResponseTemplate, { body })
  expect(await newest(made.id)).toMatchObject({
    ...{ action: 'template-created', actor: { id: olga.id, name: 'Olga' }, ip: '127.0.0.1' },
    object: { kind: 'template', id: made.id, name: 'Greeting' },
  })
  expect(changesIn(await newest(made.id))).toEqual({
    ...{ kind: [null, 'template'], name: [null, 'Greeting'], text: [null, 'Hello'], sharing: [null, 'live-chats'] },
    ...{ liveChats: [[], [chat.name]], folder: [null, folder.name] },
  })
  const path = { templateId: made.id }
  const actions = { priority: null, labelIds: [], groupId: first.id, close: false }
  const edit = { version: made.version, text: 'Good day', folderId: null, actions }
  await vera.get(contract.editResponseTemplate, { path, body: edit })
  expect(changesIn(await newest(made.id))).toEqual({
    ...{ text: ['Hello', 'Good day'], folder: [folder.name, null], 'macro.reassignTo': [null, first.name] },
  })
  expect((await vera.ask(contract.editResponseTemplate, { path, body: edit })).problem?.code).toBe('changed-meanwhile')
  await vera.get(contract.editResponseTemplate, { path, body: { version: 2, text: 'Good day' } })
  await vera.get(contract.deleteResponseTemplate, { path })
  await olga.get(contract.restoreResponseTemplate, { path })
  expect(await actionsOn(admin, made.id)).toEqual([
    ...['template-restored', 'template-deleted', 'template-edited', 'template-created'],
  ])
})

test('a template that is its author’s alone is told nowhere; of one that is shared or taken back no more than others saw [NFR-06, CMP-05]', async () => {
  const secret = fresh()
  const before = await count()
  const own = { kind: 'template' as const, name: `Name ${secret}`, text: `Text ${secret}` }
  const { id } = await olga.get(contract.createResponseTemplate, { body: own })
  const path = { templateId: id }
  await olga.get(contract.editResponseTemplate, { path, body: { version: 1, text: `Other ${secret}` } })
  await olga.get(contract.deleteResponseTemplate, { path })
  await olga.get(contract.restoreResponseTemplate, { path })
  expect(await count()).toBe(before)
  const shared = { with: 'live-chats' as const, liveChatIds: [chat.id] }
  const open = { version: 2, name: 'Public', text: 'For all', sharing: shared }
  await olga.get(contract.editResponseTemplate, { path, body: open })
  expect(changesIn(await newest(id))).toMatchObject({ text: [null, 'For all'], sharing: [null, 'live-chats'] })
  const back = { version: 3, name: `Name ${secret}`, text: `Text ${secret}`, sharing: { with: 'me' as const } }
  await olga.get(contract.editResponseTemplate, { path, body: back })
  expect(await newest(id)).toMatchObject({ action: 'template-edited', object: { name: 'Public' } })
  expect(changesIn(await newest(id))).toEqual({ sharing: ['live-chats', 'me'] })
  const { rows } = await product.database.pool.query('select 1 from audit_entries e where e::text like $1', [`%${secret}%`])
  expect(rows).toEqual([])
})

test('folders of response templates, and how many an import has added [NFR-06, CMP-05]', async () => {
  const folder = await olga.get(contract.createTemplateFolder, { body: { name: fresh() } })
  const path = { folderId: folder.id }
  const name = fresh()
  await vera.get(contract.editTemplateFolder, { path, body: { name } })
  expect(changesIn(await newest(folder.id))).toEqual({ name: [folder.name, name] })
  await vera.get(contract.editTemplateFolder, { path, body: { name } })
  await vera.get(contract.deleteTemplateFolder, { path })
  expect(await newest(folder.id)).toMatchObject({ actor: { id: vera.id }, object: { kind: 'template-folder', name } })
  expect(await actionsOn(admin, folder.id)).toEqual([
    ...['template-folder-deleted', 'template-folder-edited', 'template-folder-created'],
  ])
  const made = fresh()
  const csv = `Name,Text,Folder\nOne,Hello,${made}\nTwo,Hello,${made}\nEmpty,,\n`
  const headers = { 'content-type': 'application/octet-stream' }
  const url = `${contract.importTemplates.path}?kind=template`
  expect(await (await olga.fetch(url, { method: 'POST', headers, body: csv })).json()).toMatchObject({ added: 2 })
  const [imported] = await auditOf(admin, { kind: 'templates' })
  expect(imported).toMatchObject({ action: 'templates-imported', actor: { id: olga.id } })
  expect(changesIn(imported!)).toEqual({ kind: [null, 'template'], added: [null, 2] })
  expect(await auditOf(admin, { kind: 'template-folder', search: made })).toHaveLength(1)
})

test('processes: created, called otherwise, published with the steps that differ; a draft that is saved by itself is none [NFR-06, BPR-09]', async () => {
  const id = v7()
  const path = { processId: id }
  const variable = aVariable(aField('string', 'order', aLine, { name: 'Order' }))
  const definition = definitionWith({ name: fresh(), diagram: oneTask() })
  for (let times = 0; times < 2; times++) await admin.get(contract.createProcess, { path, body: definition })
  await admin.get(contract.publishProcess, { path, body: { version: 1 } })
  const first = changesIn(await newest(id))
  expect(first['published']).toEqual([null, 1])
  const diagram = aDiagram(start(), task('do'), task('check'), end(), flow('start>do>check>end'))
  const drawn = { ...definition, diagram, variables: [variable] }
  await admin.get(contract.editProcess, { path, body: { ...drawn, version: 1 } })
  expect(await actionsOn(admin, id)).toEqual(['process-published', 'process-created'])
  const app = await anApp(admin, [aField('string', 'title', aLine)], { name: fresh() })
  const renamed = { ...drawn, name: fresh(), appId: app.id }
  await admin.get(contract.editProcess, { path, body: { ...renamed, version: 2 } })
  expect(changesIn(await newest(id))).toEqual({ name: [definition.name, renamed.name], app: [null, app.name] })
  await admin.get(contract.publishProcess, { path, body: { version: 3 } })
  const again = await newest(id)
  expect(again).toMatchObject({ action: 'process-published', object: { kind: 'process', name: renamed.name } })
  const { published, steps, variables } = changesIn(again)
  expect(published).toEqual([1, 2])
  expect(steps).toEqual([[], [expect.stringMatching(/^check\b.*initiator/s)]])
  expect(variables).toEqual([[], [expect.stringMatching(/Order/)]])
  expect(await actionsOn(admin, id)).toEqual(['process-published', 'process-edited', 'process-published', 'process-created'])
})

test('customers who are merged and parted, by live chat and without saying who they are [NFR-06, CST-01, ACC-07]', async () => {
  const people = await Promise.all(['Hugo Keep', 'Hugo Gone'].map((name) => desk.visitor(name)))
  for (const one of people) {
    const { sessionId } = await write(one, one.threadId, 'Hello')
    await oleg.get(contract.takeSession, { path: { sessionId } })
  }
  const [keep, gone] = people.map(({ customerId }) => customerId) as [string, string]
  const path = { customerId: keep, otherId: gone }
  for (let times = 0; times < 2; times++) await oleg.get(contract.mergeCustomers, { path })
  const merged = await newest(keep)
  expect(merged).toMatchObject({
    ...{ action: 'customers-merged', actor: { id: oleg.id, name: 'Oleg' }, ip: '127.0.0.1' },
    object: { kind: 'customer', id: keep, name: chat.name },
  })
  expect(changesIn(merged)).toEqual({ otherRecord: [null, gone] })
  await oleg.get(contract.unmergeCustomers, { path })
  expect(await actionsOn(admin, keep)).toEqual(['customers-parted', 'customers-merged'])
  const { rows } = await product.database.pool.query(`select 1 from audit_entries e where e::text like '%Hugo%'`)
  expect(rows).toEqual([])
})
