import { isTimeZone, mayChoose, type NoticeEvent, type NoticeSettings, type Notices, type NoticeWay } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { noticesOf, tellNotices } from './notices.ts'

/** Cells that are not named stay as they are, and those that cannot be chosen are passed over [ACT-05]. */
export async function editNotices(work: Work, userId: string, edit: Partial<NoticeSettings>): Promise<Notices> {
  if (edit.timeZone !== undefined && !isTimeZone(edit.timeZone)) throw new Refusal('bad-request', { field: '/timeZone' })
  // Two of their tabs may save at once.
  await sql`select from users where id = ${userId} for no key update`.execute(work.db)
  const { settings } = await noticesOf(work, userId)
  const chosen = Object.entries(edit.cells ?? {}).filter(([cell]) => {
    const [event, way] = cell.split('.') as [NoticeEvent, NoticeWay]
    return mayChoose(event, way)
  })
  const next = { ...settings, ...edit, cells: { ...settings.cells, ...Object.fromEntries(chosen) } }
  await sql`insert into notice_settings (user_id, settings) values (${userId}, ${JSON.stringify(next)}::jsonb)
    on conflict (user_id) do update set settings = excluded.settings`.execute(work.db)
  return tellNotices(work, userId)
}

/** What is muted at most: it is held by every program. */
const most = 500

export async function muteObject(work: Work, userId: string, objectId: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from activity_mutes where user_id = ${userId} and object_id <> ${objectId}`.execute(work.db)
  if (rows[0]!.count >= most) throw new Refusal('too-many-muted')
  await sql`insert into activity_mutes (user_id, object_id) values (${userId}, ${objectId}) on conflict do nothing`.execute(
    work.db,
  )
  await tellNotices(work, userId)
}

export async function unmuteObject(work: Work, userId: string, objectId: string): Promise<void> {
  await work.db.deleteFrom('activity_mutes').where('user_id', '=', userId).where('object_id', '=', objectId).execute()
  await tellNotices(work, userId)
}
