import { sql } from 'kysely'
import { aboutSession, addActivity } from '../activity/index.ts'
import { isWorkingAt, operatorIdsOf, settingsOf, supervisorIdsOf } from '../live-chats/index.ts'
import { settingsFrom } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'

type Step = 'group' | 'supervisors'

interface Waiting {
  id: string
  name: string
  live_chat_id: string
  group_id: string | null
  queued_at: Date
}

/** Sessions in one transaction at most. */
const some = 100

/**
 * A session that nobody takes: Online operators were alerted when it came, now everybody who may take it is told, then the
 * supervisors; each step once for each time that it began to wait, and in working hours only [B-14].
 */
export const climbWaiting = ({ settings }: Pick<Means, 'settings'>): Task => ({
  name: 'climb-waiting',
  cron: '* * * * *',
  async run(database) {
    const { waitingMinutesGroup, waitingMinutesSupervisors } = settingsFrom(settings)
    await climb(database, 'group', waitingMinutesGroup)
    await climb(database, 'supervisors', waitingMinutesSupervisors)
  },
})

async function climb(database: Database, step: Step, minutes: number): Promise<void> {
  if (minutes === 0) return
  let after = '00000000-0000-0000-0000-000000000000'
  for (let more = true; more; ) {
    const waiting = await transaction(database, (work) => tellOfSome(work, step, minutes, after))
    after = waiting.at(-1)?.id ?? after
    more = waiting.length === some
  }
}

async function tellOfSome(work: Work, step: Step, minutes: number, after: string): Promise<Waiting[]> {
  const now = new Date()
  // Whoever takes one at this moment holds it: it is passed over.
  const { rows } = await sql<Waiting>`
    select s.id, s.name, s.live_chat_id, s.group_id, s.queued_at from sessions s
    where s.state = 'queued' and s.queued_at < now() - make_interval(mins => ${minutes}::int) and s.id > ${after}
      and not exists (select from waiting_steps w where w.session_id = s.id and w.queued_at = s.queued_at and w.step = ${step})
    order by s.id limit ${some} for no key update skip locked`.execute(work.db)
  for (const session of rows) {
    const { id, live_chat_id, group_id, queued_at } = session
    const liveChat = await settingsOf(work, live_chat_id)
    if (liveChat.hours !== null && !isWorkingAt(liveChat.hours, now)) continue
    await sql`insert into waiting_steps (session_id, queued_at, step) select id, queued_at, ${step} from sessions where id = ${id}`.execute(
      work.db,
    )
    const userIds =
      step === 'group' ? await operatorIdsOf(work, live_chat_id, group_id) : await supervisorIdsOf(work, live_chat_id)
    const minutes = Math.floor((now.getTime() - queued_at.getTime()) / 60_000)
    const at = now.toISOString()
    const entry = aboutSession('session-waiting', { actor: null, liveChat, session, count: minutes, at })
    addActivity(work, entry, { userIds, topics: userIds.map((userId) => `user:${userId}`) })
  }
  return rows
}
