import { sql } from 'kysely'
import { type Database, transaction } from '../platform/database.ts'
import type { Reading } from '../platform/log.ts'
import type { Means } from '../platform/means.ts'
import { alertTask, isAnybodyToTell } from './alert-people.ts'

const told = ['message.sent', 'message.told', 'activity.added'].map((name) => `{"name":"${name}"`)
/** What happens together is looked at together. */
const breath = 250

/** From the first start on the log is read for those who do not look. */
export async function beginAlerts({ db }: Database): Promise<void> {
  await sql`insert into alert_mark (mark) values (pg_current_snapshot()::text) on conflict do nothing`.execute(db)
}

/** Something was said that somebody may have to be told of: a job looks at it. Lost with this process, it is found a minute later. */
export function hearAlerts(means: Means): (reading: Pick<Reading, 'events'>) => void {
  const { database, logger } = means
  let timer: NodeJS.Timeout | undefined
  const poke = async () => {
    timer = undefined
    if (await isAnybodyToTell(means)) await transaction(database, async (work) => work.later(alertTask, {}, { key: alertTask }))
  }
  return ({ events }) => {
    if (timer || !events.some(({ body }) => told.some((start) => body.startsWith(start)))) return
    timer = setTimeout(() => void poke().catch((error) => logger.warn({ err: error }, 'alerts wait')), breath)
    timer.unref()
  }
}
