import { defaultNotices, type NoticeSettings, type Notices, type NoticesChanged } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

type Reads = Pick<Work, 'db'>
type Raw = Omit<Notices, 'settings'> & { settings: Partial<NoticeSettings> | null }

/** What user `$1` holds of it, as JSON; see toNotices. */
export const noticesText = `json_build_object('settings', (select settings from notice_settings where user_id = $1),
  'muted', array(select object_id from activity_mutes where user_id = $1 order by object_id),
  'devices', (select count(*)::int from push_devices where user_id = $1))`

export function toNotices({ settings, muted, devices }: Raw): Notices {
  return { settings: { ...defaultNotices, ...settings }, muted, devices }
}

export async function noticesOf({ db }: Reads, userId: string): Promise<Notices> {
  const { rows } = await sql<Raw>`select (select settings from notice_settings where user_id = ${userId}) as settings,
    array(select object_id from activity_mutes where user_id = ${userId} order by object_id) as muted,
    (select count(*)::int from push_devices where user_id = ${userId}) as devices`.execute(db)
  return toNotices(rows[0]!)
}

/** How these people want to be told. */
export async function noticeSettingsOf({ db }: Reads, userIds: readonly string[]): Promise<Map<string, NoticeSettings>> {
  const { rows } = await sql<{ user_id: string; settings: Partial<NoticeSettings> }>`
    select user_id, settings from notice_settings where user_id = any (${[...userIds]}::uuid[])`.execute(db)
  const set = new Map(rows.map(({ user_id, settings }) => [user_id, settings]))
  return new Map(userIds.map((id) => [id, { ...defaultNotices, ...set.get(id) }]))
}

/** All programs of this person hear how it stands now. */
export async function tellNotices(work: Work, userId: string): Promise<Notices> {
  const notices = await noticesOf(work, userId)
  work.publish([`user:${userId}`], { name: 'notices.changed', notices } satisfies NoticesChanged)
  return notices
}
