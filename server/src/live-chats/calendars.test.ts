import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const day = [{ from: '09:00', to: '17:00' }]
const content = { name: 'Office', timeZone: 'Europe/Berlin', weekly: [day, day, day, day, day, [], []], exceptions: [] }
const create = (more: object) => desk.admin.ask(contract.createCalendar, { body: { ...content, ...more } as typeof content })

test('made, changed over the version that was seen, and deleted [SLA-01, NFR-01]', async () => {
  const made = (await create({ name: ' Shop ' })).body
  expect(made).toMatchObject({ name: 'Shop', version: 1, usedIn: [], changedBy: { name: 'Ada' } })
  const path = { calendarId: made.id }
  const exceptions = [
    { date: '2026-12-26', name: 'Boxing Day', hours: [] },
    { date: '2026-12-24', name: ' Eve ', hours: [{ from: '09:00', to: '12:00' }] },
  ]
  const edited = await desk.admin.get(contract.editCalendar, { path, body: { version: 1, exceptions } })
  expect(edited.exceptions.map(({ date, name }) => [date, name])).toEqual([
    ['2026-12-24', 'Eve'],
    ['2026-12-26', 'Boxing Day'],
  ])
  const late = await desk.admin.ask(contract.editCalendar, { path, body: { version: 1, name: 'Late' } })
  expect(late.problem?.code).toBe('changed-meanwhile')
  expect((await create({ name: 'SHOP' })).problem).toMatchObject({ code: 'name-exists', field: '/name' })
  expect(await desk.admin.get(contract.listCalendars)).toEqual([edited])
  await desk.admin.get(contract.deleteCalendar, { path })
  expect(await desk.admin.get(contract.listCalendars)).toEqual([])
})

test.each([
  [{ timeZone: 'Mars/Olympus' }, 'bad-request', '/timeZone'],
  [{ weekly: [day] }, 'bad-request', '/weekly'],
  [{ weekly: [day, [...day, { from: '16:00', to: '18:00' }], day, day, day, [], []] }, 'hours-overlap', '/weekly/1'],
  [{ weekly: [[{ from: '9:00', to: '17:00' }], day, day, day, day, [], []] }, 'bad-request', '/weekly/0/0/from'],
  [{ weekly: [[{ from: '09:00', to: '24:01' }], day, day, day, day, [], []] }, 'bad-request', '/weekly/0/0/to'],
  [{ exceptions: [{ date: '2026-02-30', name: '', hours: [] }] }, 'bad-request', '/exceptions/0/date'],
  [
    {
      exceptions: [
        { date: '2026-05-01', name: '', hours: [] },
        { date: '2026-05-01', name: '', hours: day },
      ],
    },
    'bad-request',
    '/exceptions/1/date',
  ],
])('refuses %j at its field', async (more, code, field) => {
  expect((await create(more)).problem).toMatchObject({ code, field })
})

test('a live chat chooses one, and while it does the calendar stays [SLA-01]', async () => {
  const { admin, chat } = desk
  const { id } = (await create({ name: 'Hotline' })).body
  const path = { liveChatId: chat.id }
  const { version } = await admin.get(contract.readLiveChat, { path })
  const chosen = await admin.get(contract.editLiveChat, { path, body: { version, calendarId: id } })
  expect(chosen.calendar).toEqual({ id, name: 'Hotline' })
  const refused = await admin.ask(contract.deleteCalendar, { path: { calendarId: id } })
  expect(refused.problem?.code).toBe('calendar-in-use')
  expect((await admin.get(contract.listCalendars)).find((one) => one.id === id)?.usedIn).toEqual([
    { id: chat.id, name: chat.name },
  ])
  const missing = { version: version + 1, calendarId: crypto.randomUUID() }
  expect((await admin.ask(contract.editLiveChat, { path, body: missing })).problem).toMatchObject({
    code: 'not-found',
    field: '/calendarId',
  })
  await admin.get(contract.editLiveChat, { path, body: { version: version + 1, calendarId: null } })
  await admin.get(contract.deleteCalendar, { path: { calendarId: id } })
})
