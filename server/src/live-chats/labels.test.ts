import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, openDesk, until, workspaceOf } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, ilya, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

const path = { liveChatId: chat.id }
const make = (name: string, colour = '#3958d1') => admin.get(contract.createLabel, { path, body: { name, colour } })
const list = async () => (await admin.get(contract.listLabels, { path })).map(({ name, sessions }) => [name, sessions])
const edit = (who: typeof olga, sessionId: string, body: object) => who.ask(contract.editSession, { path: { sessionId }, body })
const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session

const refund = await make(' Refund ', '#AA2200')
const delivery = await make('Delivery')
const vip = await make('VIP')
const made = [refund.id, delivery.id, vip.id]

test('a list per live chat: its names differ, its order is chosen, supervisors look at it [LAB-01, ACC-08]', async () => {
  expect(refund).toMatchObject({ name: 'Refund', colour: '#aa2200' })
  const again = await admin.ask(contract.createLabel, { path, body: { name: 'refund', colour: '#000000' } })
  expect(again.problem).toMatchObject({ code: 'name-exists', field: '/name' })
  for (const body of [
    { name: '  ', colour: '#000000' },
    { name: 'x'.repeat(41), colour: '#000000' },
    { name: 'x', colour: 'red' },
  ])
    expect((await admin.ask(contract.createLabel, { path, body })).problem?.code).toBe('bad-request')
  await admin.get(contract.orderLabels, { path, body: { seenIds: made, labelIds: [vip.id, refund.id, delivery.id] } })
  expect(await list()).toEqual([
    ['VIP', 0],
    ['Refund', 0],
    ['Delivery', 0],
  ])
  const seenIds = [vip.id, refund.id, delivery.id]
  for (const body of [
    { seenIds, labelIds: [vip.id, refund.id] },
    { seenIds: made, labelIds: [delivery.id, refund.id, vip.id] },
  ])
    expect((await admin.ask(contract.orderLabels, { path, body })).problem?.code).toBe('changed-meanwhile')
  expect((await vera.get(contract.listLabels, { path })).map(({ name }) => name)).toEqual(['VIP', 'Refund', 'Delivery'])
  expect((await olga.ask(contract.listLabels, { path })).problem?.code).toBe('not-found')
  expect((await vera.ask(contract.createLabel, { path, body: { name: 'Mine', colour: '#000000' } })).problem?.code).toBe(
    'forbidden',
  )
})

test('staff put several on a session and take them off; what two do at once adds up; the timeline tells [LAB-01, SES-16]', async () => {
  const { sessionId } = await begin(desk, olga)
  await Promise.all([
    edit(olga, sessionId, { addLabelIds: [refund.id] }),
    edit(vera, sessionId, { addLabelIds: [delivery.id, vip.id] }),
  ])
  expect((await card(sessionId)).labelIds.toSorted()).toEqual([refund.id, delivery.id, vip.id].toSorted())
  const { number } = await card(sessionId)
  expect((await edit(olga, sessionId, { addLabelIds: [vip.id], removeLabelIds: [] })).body.number).toBe(number)
  const after = await edit(olga, sessionId, { removeLabelIds: [vip.id, delivery.id] })
  expect(after.body).toMatchObject({ labelIds: [refund.id], number: number + 1 })
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.at(-1)).toMatchObject({ authorName: 'Olga', notice: { kind: 'labels', added: [] } })
  expect((await list()).find(([name]) => name === 'Refund')).toEqual(['Refund', 1])
})

test('whose session it is not changes no label, nor one of another live chat [LAB-01, INF-20]', async () => {
  const { sessionId } = await begin(desk, olga)
  expect((await edit(oleg, sessionId, { addLabelIds: [refund.id] })).problem?.code).toBe('not-found')
  expect((await edit(ilya, sessionId, { addLabelIds: [refund.id] })).problem?.code).toBe('not-found')
  expect((await edit(olga, sessionId, { addLabelIds: [chat.id] })).problem).toMatchObject({
    code: 'label-not-found',
    field: '/addLabelIds',
  })
  expect((await card(sessionId)).labelIds).toEqual([])
})

test('a new name or colour is heard by everybody with a role, and changes no session; a deleted label is gone [LAB-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  await edit(olga, sessionId, { addLabelIds: [refund.id, vip.id] })
  const { number } = await card(sessionId)
  const sockets = await Promise.all([olga, oleg, vera].map(async (who) => who.socket((await workspaceOf(who)).position)))
  const stranger = await ilya.socket((await workspaceOf(ilya)).position)
  const [, seen] = await admin.get(contract.listLabels, { path })
  const rename = (name: string) =>
    admin.ask(contract.editLabel, { path: { ...path, labelId: refund.id }, body: { version: seen!.version, name } })
  expect((await rename('Money back')).body.name).toBe('Money back')
  expect((await rename('Cash')).problem?.code).toBe('changed-meanwhile')
  await admin.get(contract.deleteLabel, { path: { ...path, labelId: vip.id } })
  const names = (events: readonly { name: string }[]) =>
    (events.findLast(({ name }) => name === 'labels.changed') as contract.LabelsChanged | undefined)?.labels.map(
      ({ name }) => name,
    )
  for (const socket of sockets) await until(() => names(socket.events)?.join() === 'Money back,Delivery')
  expect(stranger.frames.join()).not.toContain('Money back')
  expect((await workspaceOf(olga)).liveChats[0]!.labels.map(({ name }) => name)).toEqual(['Money back', 'Delivery'])
  const page = await olga.get(contract.readSession, { path: { sessionId } })
  expect(page.details.labels.map(({ id }) => id)).toEqual([refund.id, delivery.id])
  expect(page.session.number).toBe(number)
  const next = await edit(olga, sessionId, { addLabelIds: [delivery.id] })
  expect(next.body.labelIds).toEqual([refund.id, delivery.id])
  for (const socket of [...sockets, stranger]) socket.end()
})
