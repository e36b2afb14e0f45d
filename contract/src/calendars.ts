import { type Static, Type } from 'typebox'
import { body, Id, Line, Name, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** `09:00`; a time that ends something may be `24:00`, the end of the day. */
const Beginning = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const End = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' })

/** An end that is not after the beginning is on the next day: 22:00 to 06:00. */
export const Interval = body({ from: Beginning, to: End })
export type Interval = Static<typeof Interval>

/** Intervals that begin on one day, in their order; none: closed. Lunch is the gap between two. */
export const Hours = Type.Array(Interval, { maxItems: 12 })
export type Hours = Static<typeof Hours>

/** One day that is not like its weekday. What began the evening before still goes on into it. */
export const HoursException = body({
  date: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }),
  name: Line,
  hours: Hours,
})
export type HoursException = Static<typeof HoursException>

/** When somebody works [SLA-01]: by the clock of its time zone, so that a change of clocks moves nothing. */
export const WorkingHours = Type.Object({
  /** IANA, like Europe/Berlin. */
  timeZone: Type.String(),
  /** Monday first. */
  weekly: Type.Array(Hours),
  exceptions: Type.Array(HoursException),
})
export type WorkingHours = Static<typeof WorkingHours>

const content = {
  name: Name,
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  weekly: Type.Array(Hours, { minItems: 7, maxItems: 7 }),
  exceptions: Type.Array(HoursException, { maxItems: 500 }),
}

export const Calendar = Type.Object({
  id: Id,
  name: Type.String(),
  ...WorkingHours.properties,
  /** The live chats that have chosen it. */
  usedIn: Type.Array(Named),
  /** Counts rise with each save; an edit says which one it saw. */
  version: Type.Integer(),
  changedAt: Time,
  changedBy: orNull(Named),
})
export type Calendar = Static<typeof Calendar>

export const listCalendars = endpoint({
  method: 'GET',
  path: '/api/calendars',
  who: 'administrator',
  summary: 'All calendars by name [SLA-01].',
  reply: Type.Array(Calendar),
  refuses: [],
})
export const createCalendar = endpoint({
  method: 'POST',
  path: '/api/calendars',
  who: 'administrator',
  summary: 'One more calendar.',
  body: body(content),
  reply: Calendar,
  refuses: ['name-exists', 'hours-overlap'],
})
export const editCalendar = endpoint({
  method: 'PATCH',
  path: '/api/calendars/:calendarId',
  who: 'administrator',
  summary: 'Save a calendar; it holds at once.',
  body: body({
    version: Type.Integer(),
    name: Type.Optional(content.name),
    timeZone: Type.Optional(content.timeZone),
    weekly: Type.Optional(content.weekly),
    exceptions: Type.Optional(content.exceptions),
  }),
  reply: Calendar,
  refuses: ['not-found', 'name-exists', 'hours-overlap', 'changed-meanwhile'],
})
export const deleteCalendar = endpoint({
  method: 'DELETE',
  path: '/api/calendars/:calendarId',
  who: 'administrator',
  summary: 'Delete a calendar that no live chat has chosen.',
  reply: Nothing,
  refuses: ['not-found', 'calendar-in-use'],
})
