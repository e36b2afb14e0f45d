import { isQuiet, type LiveEvent, type NoticeSettings, wants } from '@parley/contract'
import { sql } from 'kysely'
import { lookingOf, noticeSettingsOf, pushTo } from '../activity/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { readLog } from '../platform/log.ts'
import type { Means } from '../platform/means.ts'
import type { Alert } from './alert.ts'
import { alertsIn } from './alerts-in.ts'
import { keepUnread } from './mail-unread.ts'
import { mailIfWaiting } from './mail-waiting.ts'
import { privately } from './texts.ts'

export const alertTask = 'alert-people'

/** Whether there is any way to reach who does not look; otherwise the log need not be read for it. */
export async function isAnybodyToTell({ database, mail }: Pick<Means, 'database' | 'mail'>): Promise<boolean> {
  if (mail.isOn) return true
  const { rows } = await sql<{ any: boolean }>`select exists (select from push_devices) as any`.execute(database.db)
  return rows[0]!.any
}

/**
 * Reads the log on from where it was read to, and tells who does not look [CNT-01, CNT-03, CUS-08, B-14]. The mark moves in the
 * transaction that leaves the notices as jobs: whatever a process lives through, each is left once.
 */
export const alertPeople = (means: Means): Task => ({
  name: alertTask,
  cron: '* * * * *',
  async run(database) {
    const from = await markOf(database)
    if (from === undefined || !(await isAnybodyToTell(means))) return begin(database)
    const client = await database.pool.connect()
    const { events, to } = await readLog(client, from).finally(() => client.release())
    await transaction(database, async (work) => {
      const moved = await sql`update alert_mark set mark = ${to} where mark = ${from} returning one`.execute(work.db)
      if (moved.rows.length === 0) return
      const heard = events.map(({ topics, body }) => ({ topics, event: JSON.parse(body) as LiveEvent }))
      await tell(work, means, await alertsIn(work, heard))
    })
  },
})

async function markOf({ db }: Database): Promise<string | undefined> {
  return (await db.selectFrom('alert_mark').select('mark').executeTakeFirst())?.mark
}

/** From now on: what was said before is nobody's news. */
async function begin({ db }: Database): Promise<void> {
  await sql`insert into alert_mark (mark) values (pg_current_snapshot()::text)
    on conflict (one) do update set mark = excluded.mark`.execute(db)
}

async function tell(work: Work, means: Means, alerts: readonly Alert[]): Promise<void> {
  if (alerts.length === 0) return
  const ids = [...new Set(alerts.map(({ userId }) => userId))]
  const [settings, looking] = [await noticeSettingsOf(work, ids), await lookingOf(work, ids)]
  const now = new Date()
  for (const alert of alerts) {
    const theirs = settings.get(alert.userId)!
    if (means.mail.isOn && alert.event === 'message' && wants(theirs, 'message', 'email')) await keepUnread(work, alert)
    if (isQuiet(theirs, now)) continue
    if (means.mail.isOn && wants(theirs, alert.event, 'email')) mailIfWaiting(work, alert)
    if (looking.has(alert.userId) || !wants(theirs, alert.event, 'push')) continue
    await pushTo(work, alert.userId, { ...wordsFor(alert, theirs), path: alert.path, tag: alert.tag, at: now.getTime() })
  }
}

function wordsFor({ event, title, body }: Alert, { privatePreviews }: NoticeSettings): { title: string; body: string } {
  return privatePreviews ? { title: 'Parley', body: privately[event] } : { title, body }
}
