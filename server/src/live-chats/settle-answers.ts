import { type AwayAnswer, unknownVariables } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

interface Held {
  session_name: string
  away_answer: unknown
  calendar_id: string | null
}

interface Edit {
  sessionName?: string
  awayAnswer?: AwayAnswer
  calendarId?: string | null
}

/** How sessions are named, what is said when nobody is there, and when that is [LCS-21, QUE-01, SLA-01]: the row's columns. */
export async function settleAnswers(work: Work, held: Held, edit: Edit) {
  const calendar_id = edit.calendarId === undefined ? held.calendar_id : edit.calendarId
  const away = edit.awayAnswer ?? (held.away_answer as AwayAnswer)
  const session_name = edit.sessionName?.trim() ?? held.session_name
  checkTemplate(session_name, '/sessionName')
  checkTemplate(away.text, '/awayAnswer/text')
  const missing = (away.nobodyOnline || away.outsideHours) && away.text.trim() === ''
  if (missing && edit.awayAnswer) throw new Refusal('bad-request', { field: '/awayAnswer/text' })
  if (calendar_id !== held.calendar_id && calendar_id !== null) await holdCalendar(work, calendar_id)
  // Without hours there is no time outside of them.
  const away_answer = JSON.stringify({ ...away, outsideHours: away.outsideHours && calendar_id !== null })
  return { session_name, away_answer, calendar_id }
}

function checkTemplate(template: string, field: string): void {
  const [unknown] = unknownVariables(template)
  if (unknown !== undefined) throw new Refusal('template-unknown', { field, detail: `{${unknown}}` })
}

/** It stays until this is committed. */
async function holdCalendar({ db }: Work, id: string): Promise<void> {
  const found = await db.selectFrom('calendars').select('id').where('id', '=', id).forKeyShare().executeTakeFirst()
  if (!found) throw new Refusal('not-found', { field: '/calendarId' })
}
