import { createCalendar, createLabel } from '@parley/contract'
import { type Asking, all, only, type Row } from './row.ts'

const day = [{ from: '09:00', to: '17:00' }]
const hours = { timeZone: 'Europe/Berlin', weekly: [day, day, day, day, day, [], []], exceptions: [] }
const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`

const calendar = async ({ company }: Asking) =>
  company.people.administrator.get(createCalendar, { body: { name: fresh(), ...hours } })
const label = async ({ company }: Asking) =>
  company.people.administrator.get(createLabel, {
    path: { liveChatId: company.one.id },
    body: { name: fresh(), colour: '#3958d1' },
  })
const ofOne =
  (body?: () => object) =>
  ({ company }: Asking) => ({ path: { liveChatId: company.one.id }, ...(body && { body: body() }) })
const ofMissing =
  (body?: object) =>
  ({ missing }: Asking) => ({ path: { liveChatId: missing, labelId: missing }, ...(body && { body }) })

/** Calendars [SLA-01] and labels [LAB-01]. */
export const aboutCalendars: Record<string, Row> = {
  listCalendars: { gate: 'administrator', targets: { all: all('ok') } },
  createCalendar: { gate: 'administrator', targets: { one: all('ok', () => ({ body: { name: fresh(), ...hours } })) } },
  editCalendar: {
    gate: 'administrator',
    targets: {
      'one, late': all('changed-meanwhile', async (asking) => ({
        path: { calendarId: (await calendar(asking)).id },
        body: { version: -1 },
      })),
      missing: all('not-found', ({ missing }) => ({ path: { calendarId: missing }, body: { version: 1 } })),
    },
  },
  deleteCalendar: {
    gate: 'administrator',
    targets: {
      one: all('ok', async (asking) => ({ path: { calendarId: (await calendar(asking)).id } })),
      missing: all('not-found', ({ missing }) => ({ path: { calendarId: missing } })),
    },
  },
  listLabels: {
    gate: 'user',
    targets: {
      'of one': only(['supervisor', 'administrator'], ofOne()),
      'of two': only(['otherSupervisor', 'administrator'], ({ company }) => ({ path: { liveChatId: company.two.id } })),
      missing: all('not-found', ofMissing()),
    },
  },
  createLabel: {
    gate: 'administrator',
    targets: {
      one: all(
        'ok',
        ofOne(() => ({ name: fresh(), colour: '#3958d1' })),
      ),
      missing: all('not-found', ofMissing({ name: 'Other', colour: '#3958d1' })),
    },
  },
  editLabel: {
    gate: 'administrator',
    targets: {
      'from another live chat': all('not-found', async (asking) => ({
        path: { liveChatId: asking.company.two.id, labelId: (await label(asking)).id },
        body: { version: '', colour: '#000000' },
      })),
      missing: all('not-found', ofMissing({ version: '', colour: '#000000' })),
    },
  },
  deleteLabel: {
    gate: 'administrator',
    targets: {
      'from another live chat': all('not-found', async (asking) => ({
        path: { liveChatId: asking.company.two.id, labelId: (await label(asking)).id },
      })),
      missing: all('not-found', ofMissing()),
    },
  },
  orderLabels: {
    gate: 'administrator',
    targets: {
      'only some': all(
        'changed-meanwhile',
        async (asking) =>
          (await label(asking)) && { path: { liveChatId: asking.company.one.id }, body: { seenIds: [], labelIds: [] } },
      ),
      missing: all('not-found', ofMissing({ seenIds: [], labelIds: [] })),
    },
  },
  deleteLiveChat: { gate: 'administrator', targets: { missing: all('not-found', ofMissing()) } },
}
