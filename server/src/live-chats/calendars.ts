import type { Calendar, Hours, HoursException, Named, WorkingHours } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

interface Row {
  id: string
  name: string
  time_zone: string
  weekly: Hours[]
  exceptions: HoursException[]
  used_in: Named[]
  version: number
  changed_at: Date
  changed_by: Named | null
}

/** All of them by name, with the live chats that have chosen them [SLA-01]. */
export async function listCalendars({ db }: Pick<Work, 'db'>, id: string | null = null): Promise<Calendar[]> {
  const { rows } = await sql<Row>`
    select c.*,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)), '[]')
        from live_chats l where l.calendar_id = c.id) as used_in,
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = c.changed_by) as changed_by
    from calendars c where ${id}::uuid is null or c.id = ${id}::uuid order by lower(c.name)`.execute(db)
  return rows.map(toCalendar)
}

export async function readCalendar(work: Pick<Work, 'db'>, id: string): Promise<Calendar> {
  const [calendar] = await listCalendars(work, id)
  if (!calendar) throw new Refusal('not-found')
  return calendar
}

function toCalendar({ time_zone, used_in, changed_at, changed_by, ...row }: Row): Calendar {
  const { id, name, weekly, exceptions, version } = row
  return {
    id,
    name,
    timeZone: time_zone,
    weekly,
    exceptions,
    usedIn: used_in,
    version,
    changedAt: changed_at.toISOString(),
    changedBy: changed_by,
  }
}

/** Of a live chat `l`, as JSON: the hours that it has chosen, or null. */
export const hoursText = `(select jsonb_build_object('timeZone', c.time_zone, 'weekly', c.weekly, 'exceptions', c.exceptions)
  from calendars c where c.id = l.calendar_id)`
export type ChosenHours = WorkingHours | null
