import { type Calendar, type HoursException, isDate, isTimeZone, overlapIn, type WorkingHours } from '@parley/contract'
import { audited, auditedEdit } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { readCalendar } from './calendars.ts'
import { type LiveChatChanged, liveChatsTopic } from './settings.ts'

type Content = WorkingHours & { name: string }

export function createCalendar(database: Database, who: UserAsker, content: Content): Promise<Calendar> {
  const id = crypto.randomUUID()
  return transaction(database, async (work) => {
    await work.db
      .insertInto('calendars')
      .values({ id, ...toRow(content), changed_by: who.id })
      .execute()
      .catch(nameExists)
    const after = await readCalendar(work, id)
    audited(work, who, 'calendar-created', { kind: 'calendar', id, name: after.name }, { after })
    return after
  })
}

type Edit = Partial<Content> & { version: number }

/** Only over the version that the asker saw; it holds for whatever is looked at next. */
export function editCalendar(database: Database, who: UserAsker, id: string, edit: Edit): Promise<Calendar> {
  return transaction(database, (work) =>
    auditedEdit(work, who, {
      action: 'calendar-edited',
      kind: 'calendar',
      read: () => readCalendar(work, id),
      change: () => change(work, who.id, id, edit),
    }),
  )
}

async function change(work: Work, by: string, id: string, { version, ...edit }: Edit): Promise<void> {
  const { db } = work
  const held = await db.selectFrom('calendars').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held) throw new Refusal('not-found')
  if (held.version !== version) throw new Refusal('changed-meanwhile')
  const { name, time_zone: timeZone } = held
  const was = { name, timeZone, weekly: held.weekly, exceptions: held.exceptions } as unknown as Content
  await db
    .updateTable('calendars')
    .set({ ...toRow({ ...was, ...edit }), version: version + 1, changed_at: new Date(), changed_by: by })
    .where('id', '=', id)
    .execute()
    .catch(nameExists)
  await tell(work, id)
}

/** Not while a live chat has chosen it. */
export async function deleteCalendar(database: Database, who: UserAsker, id: string): Promise<void> {
  await transaction(database, async (work) => {
    const before = await readCalendar(work, id)
    const gone = await work.db
      .deleteFrom('calendars')
      .where('id', '=', id)
      .executeTakeFirst()
      .catch((error) => {
        throw error.code === '23503' ? new Refusal('calendar-in-use') : error
      })
    if (gone.numDeletedRows === 0n) throw new Refusal('not-found')
    audited(work, who, 'calendar-deleted', { kind: 'calendar', id, name: before.name }, { before })
  })
}

/** The live chats that have chosen it are remembered with it. */
async function tell({ db, publish }: Work, id: string): Promise<void> {
  const chats = await db.selectFrom('live_chats').select('id').where('calendar_id', '=', id).execute()
  for (const chat of chats)
    publish([liveChatsTopic], { name: 'live-chat.changed', liveChatId: chat.id } satisfies LiveChatChanged)
}

/** @throws {Refusal} at the field that contradicts itself. */
function toRow({ name, timeZone, weekly, exceptions }: Content) {
  if (!isTimeZone(timeZone)) throw new Refusal('bad-request', { field: '/timeZone' })
  const wrongDay = weekly.findIndex((hours) => overlapIn(hours) !== undefined)
  if (wrongDay >= 0) throw new Refusal('hours-overlap', { field: `/weekly/${wrongDay}` })
  const wrong = exceptions.findIndex((one) => overlapIn(one.hours) !== undefined)
  if (wrong >= 0) throw new Refusal('hours-overlap', { field: `/exceptions/${wrong}` })
  const odd = exceptions.findIndex(({ date }, at) => !isDate(date) || exceptions.findIndex((one) => one.date === date) < at)
  if (odd >= 0) throw new Refusal('bad-request', { field: `/exceptions/${odd}/date` })
  const sorted = exceptions.map(trimmed).sort((a, b) => (a.date < b.date ? -1 : 1))
  return {
    name: name.trim(),
    time_zone: timeZone,
    weekly: JSON.stringify(weekly),
    exceptions: JSON.stringify(sorted),
  }
}

const trimmed = (one: HoursException) => ({ ...one, name: one.name.trim() })

function nameExists(error: { constraint?: string }): never {
  throw error.constraint === 'calendars_name' ? new Refusal('name-exists', { field: '/name' }) : error
}
