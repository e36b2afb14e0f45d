import { sql } from 'kysely'
import { aboutSession, addActivity } from '../activity/index.ts'
import { isWorkingAt, operatorIdsOf, settingsOf, supervisorIdsOf } from '../live-chats/index.ts'
import { settingsFrom } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'
import { some, type Waiting, waitingForAnswer, waitingInQueue } from './who-waits.ts'

interface Step {
  name: string
  /** Zero: never. */
  minutes: number
  waiting: typeof waitingInQueue
  kind: 'session-waiting' | 'session-unanswered'
  toldTo: (work: Work, session: Waiting) => Promise<readonly string[]>
}

/**
 * A session that nobody takes: Online operators were alerted when it came, now everybody who may take it is told, then the
 * supervisors. A session whose operator does not answer: they are told again halfway to the first of these steps, then their group,
 * then the supervisors. Each step once for each time that it began to wait, and in working hours only [B-14].
 */
export const climbWaiting = ({ settings }: Pick<Means, 'settings'>): Task => ({
  name: 'climb-waiting',
  cron: '* * * * *',
  async run(database) {
    const { waitingMinutesGroup: group, waitingMinutesSupervisors: supervisors } = settingsFrom(settings)
    for (const step of stepsOf(group, supervisors)) if (step.minutes > 0) await climb(database, step)
  },
})

const group: Step['toldTo'] = (work, { live_chat_id, group_id }) => operatorIdsOf(work, live_chat_id, group_id)
const colleagues: Step['toldTo'] = async (work, session) =>
  (await group(work, session)).filter((userId) => userId !== session.operator_id)
const supervisors: Step['toldTo'] = (work, { live_chat_id }) => supervisorIdsOf(work, live_chat_id)
const operator: Step['toldTo'] = async (_, { operator_id }) => (operator_id === null ? [] : [operator_id])

function stepsOf(afterGroup: number, afterSupervisors: number): Step[] {
  const inQueue = { kind: 'session-waiting', waiting: waitingInQueue } as const
  const unanswered = { kind: 'session-unanswered', waiting: waitingForAnswer } as const
  const first = Math.min(...[afterGroup, afterSupervisors].filter((minutes) => minutes > 0))
  return [
    { ...inQueue, name: 'group', minutes: afterGroup, toldTo: group },
    { ...inQueue, name: 'supervisors', minutes: afterSupervisors, toldTo: supervisors },
    { ...unanswered, name: 'answer-operator', minutes: Number.isFinite(first) ? first / 2 : 0, toldTo: operator },
    { ...unanswered, name: 'answer-group', minutes: afterGroup, toldTo: colleagues },
    { ...unanswered, name: 'answer-supervisors', minutes: afterSupervisors, toldTo: supervisors },
  ]
}

async function climb(database: Database, step: Step): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let more = true; more; ) {
    const waiting = await transaction(database, (work) => tellOfSome(work, step, after))
    after = waiting.at(-1)?.id ?? after
    more = waiting.length === some
  }
}

async function tellOfSome(work: Work, { name, minutes, waiting, kind, toldTo }: Step, after: string): Promise<Waiting[]> {
  const now = new Date()
  const { rows } = await waiting(name, minutes, after).execute(work.db)
  for (const session of rows) {
    const liveChat = await settingsOf(work, session.live_chat_id)
    if (liveChat.hours !== null && !isWorkingAt(liveChat.hours, now)) continue
    if (!(await isFirst(work, session, name))) continue
    const userIds = await toldTo(work, session)
    if (userIds.length === 0) continue
    const { operator_id: id, operator_name } = session
    const entry = aboutSession(kind, {
      actor: null,
      liveChat,
      session,
      to: id === null ? null : { kind: 'operator', id, name: operator_name ?? '' },
      count: Math.floor(session.waited),
      at: now.toISOString(),
    })
    addActivity(work, entry, { userIds, topics: userIds.map((userId) => `user:${userId}`) })
  }
  return rows
}

/** Whether no other process has told of it at the same moment. */
async function isFirst({ db }: Work, { id, since }: Waiting, step: string): Promise<boolean> {
  const { rows } = await sql`
    insert into waiting_steps (session_id, queued_at, step) values (${id}, ${since}::timestamptz, ${step})
    on conflict do nothing returning session_id`.execute(db)
  return rows.length > 0
}
