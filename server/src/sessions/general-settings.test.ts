import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, openDesk, until, workspaceOf } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, vera, boris } = desk
afterAll(() => product[Symbol.asyncDispose]())

/** Settings are remembered for as long as the log takes to say that they changed. */
async function set(change: Partial<contract.Settings>): Promise<void> {
  const settings = await admin.get(contract.editSettings, { body: change })
  await until(() => Object.keys(change).every((name) => sameIn(settings, name)))
}
const sameIn = (settings: contract.Settings, name: string) =>
  JSON.stringify(product.means.settings.read(name, undefined)) === JSON.stringify(settings[name as keyof contract.Settings])
const status = (who: typeof olga, online: boolean) => who.get(contract.setStatus, { body: { online } })
const reassign = (who: typeof olga, sessionId: string, operatorId: string, from: string | null) =>
  who.ask(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId }, from } })

test('what holds before anybody has said anything [LCS-22]', async () => {
  expect(await admin.get(contract.readSettings)).toMatchObject({
    autoOfflineMinutes: 2,
    showOperatorQueue: true,
    showSupervisorQueue: true,
    confirmSending: [],
    sendingMethod: 'enter',
    showNotices: true,
    reassignOnlineOnly: false,
    supervisorsNeedOnline: false,
    soundForNewSession: true,
    soundForNewMessage: true,
  })
  for (const body of [{ sendingMethod: 'shake' }, { confirmSending: ['website', 'website'] }, { showNotices: 'no' }])
    expect((await admin.ask(contract.editSettings, { body: body as never })).problem?.code).toBe('bad-request')
})

test('administrators hide a queue’s counter, for everybody at once and on open sockets [CNT-16]', async () => {
  await begin(desk)
  const counters = (who: typeof olga) => who.get(contract.readCounters)
  expect(await counters(boris)).toMatchObject({ operatorQueue: 1, supervisorQueue: 1 })
  const held = await workspaceOf(boris)
  const socket = await boris.socket(held.position)
  await set({ showOperatorQueue: false })
  expect(await counters(boris)).toMatchObject({ operatorQueue: null, supervisorQueue: 1, unassignedSessions: 1 })
  await set({ showOperatorQueue: true, showSupervisorQueue: false })
  expect(await counters(boris)).toMatchObject({ operatorQueue: 1, supervisorQueue: null })
  await until(() => socket.events.filter(({ name }) => name === 'settings.changed').length === 2)
  const told = socket.events.reduce<contract.Workspace>(contract.apply, held)
  expect(contract.countersOf(told)).toMatchObject({ operatorQueue: 1, supervisorQueue: null })
  expect(socket.readAgain()).toBe(0)
  await set({ showSupervisorQueue: true })
  socket.end()
})

test('reassigned by hand to operators who are Online only, where administrators say so [INF-10]', async () => {
  const { sessionId } = await begin(desk, olga)
  const names = async () => (await olga.get(contract.listTargets, { path: { sessionId } })).operators.map(({ name }) => name)
  expect(await names()).toContain('Otto')
  await set({ reassignOnlineOnly: true })
  expect(await names()).toEqual(expect.arrayContaining(['Oleg', 'Sofia', 'Boris']))
  expect(await names()).not.toContain('Otto')
  for (const who of [olga, vera]) expect((await reassign(who, sessionId, otto.id, olga.id)).problem?.code).toBe('target-offline')
  expect((await reassign(olga, sessionId, oleg.id, olga.id)).body.operator?.id).toBe(oleg.id)
  // A group's queue is nobody in particular.
  const toGroup = { path: { sessionId }, body: { to: { groupId: desk.second.id }, from: oleg.id } }
  expect((await oleg.get(contract.reassignSession, toGroup)).state).toBe('queued')
  await set({ reassignOnlineOnly: false })
})

test('supervisors manage whatever their status is, or only while they are Online [STA-09, C-24, INF-20]', async () => {
  const { sessionId } = await begin(desk, olga)
  const waiting = await begin(desk)
  const prioritise = (id: string) => vera.ask(contract.editSession, { path: { sessionId: id }, body: { priority: 2 } })
  await status(vera, false)
  expect((await prioritise(sessionId)).status).toBe(200)
  await set({ supervisorsNeedOnline: true })
  for (const id of [sessionId, waiting.sessionId]) {
    expect((await vera.ask(contract.readSession, { path: { sessionId: id } })).status).toBe(200)
    expect((await prioritise(id)).problem?.code).toBe('operator-offline')
    expect((await vera.ask(contract.closeSession, { path: { sessionId: id } })).problem?.code).toBe('operator-offline')
  }
  const held = await workspaceOf(vera)
  const rights = (held: contract.Workspace) => contract.rightsOn(held.sessions[sessionId]!, contract.viewerOf(held))
  expect(rights(held)).toMatchObject({ view: true, edit: false, reassign: false, close: false })
  await status(vera, true)
  expect(rights(await workspaceOf(vera))).toMatchObject({ edit: true, reassign: true, close: true })
  expect((await prioritise(sessionId)).status).toBe(200)
  await set({ supervisorsNeedOnline: false })
})
