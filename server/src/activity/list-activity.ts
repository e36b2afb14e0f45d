import { type ActivityAbout, type ActivityEntry, activityAbout, type MyActivityEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { mayFollow } from './may-follow.ts'

const portion = 30

interface Row {
  entry: ActivityEntry
  read: boolean
}

/** Unread on top, newest first [ACT-01]. */
export async function listActivity(
  { db }: Pick<Work, 'db'>,
  given: Pick<Given, 'viewable' | 'mayViewItem' | 'openable'>,
  who: UserAsker,
  { unread, about, cursor }: { unread?: string; about?: ActivityAbout; cursor?: string },
): Promise<{ items: MyActivityEntry[]; next: string | null }> {
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const beyond = after
    ? sql`(r.read > ${after.read} or (r.read = ${after.read} and (r.at, r.entry_id) < (${after.at}::timestamptz, ${after.id}::uuid)))`
    : sql`true`
  const { rows } = await sql<Row>`
    select e.entry, r.read from activity_recipients r join activity_entries e on e.id = r.entry_id
    where r.user_id = ${who.id} and ${unread ? sql`not r.read` : sql`true`} and ${beyond}
      and ${about ? sql`e.kind = any (${[...activityAbout[about]]}::text[])` : sql`true`}
    order by r.read, r.at desc, r.entry_id desc limit ${portion + 1}`.execute(db)
  const shown = rows.slice(0, portion)
  const open = await mayFollow(
    { db },
    given,
    who,
    shown.map(({ entry }) => entry),
  )
  const items = shown.map(({ entry, read }) => ({ ...entry, read, follows: open.has(entry.id) }))
  const last = items.at(-1)
  return { items, next: rows.length > portion && last ? cursorOf(last) : null }
}

/** The newest unread entries, at most 100, for the workspace's counter. */
export async function unreadActivityOf({ db }: Pick<Work, 'db'>, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('activity_recipients')
    .select('entry_id')
    .where('user_id', '=', userId)
    .where('read', '=', false)
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ entry_id }) => entry_id)
}

function cursorOf({ read, at, id }: MyActivityEntry): string {
  return `${read ? 1 : 0}_${Date.parse(at)}_${id}`
}

function placeOf(cursor: string): { read: boolean; at: Date; id: string } {
  const found = /^([01])_(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor)
  if (!found) throw new Refusal('bad-request', { field: 'cursor' })
  return { read: found[1] === '1', at: new Date(Number(found[2])), id: found[3]! }
}
