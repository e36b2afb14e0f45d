import { fillTemplate, type Hours, isAlways, overlapIn, sessionName, unknownVariables, type WorkingHours } from '@parley/contract'
import { describe, expect, test } from 'vitest'
import { isWorkingAt } from './index.ts'

const closed: Hours = []
const day: Hours = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '18:00' },
]
const office: WorkingHours = { timeZone: 'Europe/Berlin', weekly: [day, day, day, day, day, closed, closed], exceptions: [] }
const works = (hours: WorkingHours, ...moments: string[]) => moments.map((at) => isWorkingAt(hours, new Date(at)))

describe('working hours [SLA-01]', () => {
  test('by the clock of their zone; lunch is the gap between two intervals; an end is not part of it', () => {
    // Berlin is two hours ahead of UTC in summer: this is a Monday.
    expect(works(office, '2026-07-06T06:59:59Z', '2026-07-06T07:00:00Z')).toEqual([false, true])
    expect(works(office, '2026-07-06T10:29:59Z', '2026-07-06T10:30:00Z', '2026-07-06T11:00:00Z')).toEqual([true, false, true])
    expect(works(office, '2026-07-06T15:59:59Z', '2026-07-06T16:00:00Z')).toEqual([true, false])
    expect(works(office, '2026-07-11T10:00:00Z', '2026-07-12T10:00:00Z')).toEqual([false, false])
  })

  test('a change of clocks moves nothing: nine is nine on the days before and after', () => {
    const sundays: WorkingHours = { ...office, weekly: Array.from({ length: 7 }, () => day) }
    for (const [before, at] of [
      ['2026-03-28T07:59:00Z', '2026-03-28T08:00:00Z'],
      ['2026-03-29T06:59:00Z', '2026-03-29T07:00:00Z'],
      ['2026-10-24T06:59:00Z', '2026-10-24T07:00:00Z'],
      ['2026-10-25T07:59:00Z', '2026-10-25T08:00:00Z'],
    ] as const)
      expect(works(sundays, before, at)).toEqual([false, true])
  })

  test('an hour that is left out is never worked, one that comes twice is worked twice', () => {
    const night: WorkingHours = { ...office, weekly: Array.from({ length: 7 }, () => [{ from: '02:00', to: '03:00' }]) }
    // On 29 March Berlin goes from 02:00 straight to 03:00; on 25 October 03:00 becomes 02:00 again.
    const hours = (date: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => isWorkingAt(night, new Date(`${date}T0${from + i}:30:00Z`)))
    expect(hours('2026-03-29', 0, 4)).toEqual([false, false, false, false])
    expect(hours('2026-10-25', 0, 4)).toEqual([true, true, false, false])
    expect(hours('2026-03-30', 0, 4)).toEqual([true, false, false, false])
  })

  test('an interval goes on over midnight, into the next week and into a day that is closed', () => {
    const nights: WorkingHours = {
      timeZone: 'UTC',
      weekly: [closed, closed, closed, closed, closed, closed, [{ from: '22:00', to: '06:00' }]],
      exceptions: [{ date: '2026-07-06', name: 'Holiday', hours: closed }],
    }
    expect(works(nights, '2026-07-05T21:59:00Z', '2026-07-05T22:00:00Z', '2026-07-06T05:59:00Z')).toEqual([false, true, true])
    expect(works(nights, '2026-07-06T06:00:00Z', '2026-07-06T22:00:00Z')).toEqual([false, false])
    // The night over the change of clocks: ten in the evening to six in the morning, seven hours long.
    const berlin = { ...nights, timeZone: 'Europe/Berlin', weekly: Array.from({ length: 7 }, () => nights.weekly[6]!) }
    expect(works(berlin, '2026-03-28T21:00:00Z', '2026-03-29T03:59:00Z', '2026-03-29T04:00:00Z')).toEqual([true, true, false])
  })

  test('exceptions take the place of a day: closed, other hours, or open on a Sunday', () => {
    const december: WorkingHours = {
      ...office,
      exceptions: [
        { date: '2026-12-24', name: 'Christmas Eve', hours: [{ from: '09:00', to: '12:00' }] },
        { date: '2026-12-25', name: 'Christmas', hours: closed },
        { date: '2026-12-27', name: 'Stocktaking', hours: [{ from: '10:00', to: '24:00' }] },
      ],
    }
    expect(works(december, '2026-12-24T09:00:00Z', '2026-12-24T11:30:00Z')).toEqual([true, false])
    expect(works(december, '2026-12-25T09:00:00Z', '2026-12-27T22:59:00Z', '2026-12-27T23:00:00Z')).toEqual([false, true, false])
  })

  test('all day, every day', () => {
    const always: WorkingHours = {
      timeZone: 'Pacific/Apia',
      weekly: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
      exceptions: [],
    }
    expect(isAlways(always)).toBe(true)
    expect(isAlways(office)).toBe(false)
    for (let hour = 0; hour < 400; hour++) expect(isWorkingAt(always, new Date(Date.UTC(2026, 2, 20, hour, 31)))).toBe(true)
  })

  test.each([
    [[], undefined],
    [day, undefined],
    [[{ from: '22:00', to: '06:00' }], undefined],
    [[{ from: '09:00', to: '09:00' }], undefined],
    [[...day, { from: '17:59', to: '19:00' }], 2],
    [[{ from: '13:00', to: '18:00' }, day[0]!], 1],
    [[day[0]!, { from: '20:00', to: '09:30' }], 1],
  ] satisfies [Hours, number | undefined][])('%j overlaps at %j', (hours, at) => {
    expect(overlapIn(hours)).toBe(at)
  })
})

describe('templates [LCS-21]', () => {
  const facts = {
    customer: 'Mia',
    liveChat: 'Support',
    channel: 'Website',
    subject: '',
    at: new Date('2026-11-22T23:05:00Z'),
    timeZone: 'Europe/Berlin',
  }

  test('a session is called like the customer, or as its template says, in the installation’s time', () => {
    expect(sessionName('', facts)).toBe('Mia')
    expect(sessionName('', { ...facts, subject: 'Order 17' })).toBe('Order 17')
    expect(sessionName('{customer}, {liveChat} by {channel}', facts)).toBe('Mia, Support by Website')
    expect(sessionName('{created} {customer}', facts)).toBe('2026-11-23 Mia')
    expect(sessionName('{DateTime()} | {DateTime("dd.MM.yy HH:mm")} | { customer }', facts)).toBe(
      '2026-11-23 00:05 | 23.11.26 00:05 | Mia',
    )
  })

  test('whatever is filled in, a name is one line of at most 200 characters and never blank', () => {
    expect(sessionName('{subject}', facts)).toBe('Mia')
    expect(sessionName('{customer}', { ...facts, customer: ' two\nlines\u0007 ' })).toBe('two lines')
    expect([...sessionName('{customer}{customer}', { ...facts, customer: '🦉'.repeat(150) })]).toHaveLength(200)
    // What customers call themselves is text, not a template.
    expect(sessionName('{customer}', { ...facts, customer: '{liveChat} $& $1' })).toBe('{liveChat} $& $1')
  })

  test('unknown variables are named, and stay as they were written', () => {
    expect(unknownVariables("{customer} {DateTime()} {DateTime('yyyy')}")).toEqual([])
    expect(unknownVariables('{Customer} {DateTime(x)} {}')).toEqual(['Customer', 'DateTime(x)', ''])
    expect(fillTemplate('{x} {customer}', facts)).toBe('{x} Mia')
  })
})
