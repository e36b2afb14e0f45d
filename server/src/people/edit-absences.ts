import type { Absence, addAbsence as endpoint, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { UserAsker } from './asker.ts'
import type { Given } from './given.ts'
import { personChanged } from './person-changed.ts'
import { type Reads, userById } from './user.ts'

type Entered = StaticOf<NonNullable<(typeof endpoint)['body']>>
type Tells = Pick<Given, 'colleagueTopics'>

/** Administrators have to do with everybody's absences, others with their own [ORG-08]. */
export async function admitToAbsences(reads: Reads, { id, administrator }: UserAsker, userId: string): Promise<void> {
  if (id !== userId && !administrator) throw new Refusal('forbidden')
  if (!(await userById(reads, userId))) throw new Refusal('not-found')
}

/** The latest first. */
export async function listAbsences({ db }: Reads, userId: string, absenceId: string | null = null): Promise<Absence[]> {
  const { rows } = await sql<Row>`
    select a.id, a.starts_at, a.ends_at, a.note, s.id as substitute_id, s.name as substitute_name
    from absences a left join users s on s.id = a.substitute_id
    where a.user_id = ${userId}::uuid and (${absenceId}::uuid is null or a.id = ${absenceId}::uuid)
    order by a.starts_at desc, a.id limit 100`.execute(db)
  return rows.map(toAbsence)
}

/** Enters one, or sets that of this id anew. */
export async function setAbsence(
  work: Work,
  given: Tells,
  userId: string,
  entered: Entered,
  absenceId?: string,
): Promise<Absence> {
  const [startsAt, endsAt] = [new Date(entered.startsAt), new Date(entered.endsAt)]
  if (endsAt <= startsAt) throw new Refusal('absence-ends-early', { field: '/endsAt' })
  await checkSubstitute(work, userId, entered.substituteId ?? null)
  const id = absenceId ?? v7()
  const row = { starts_at: startsAt, ends_at: endsAt, substitute_id: entered.substituteId ?? null, note: entered.note ?? '' }
  if (absenceId === undefined)
    await work.db
      .insertInto('absences')
      .values({ id, user_id: userId, ...row })
      .execute()
  else {
    const changed = await work.db
      .updateTable('absences')
      .set(row)
      .where('id', '=', absenceId)
      .where('user_id', '=', userId)
      .returning('id')
      .execute()
    if (changed.length === 0) throw new Refusal('not-found')
  }
  await personChanged(work, userId, await given.colleagueTopics(work, userId))
  for (const [edge, runAt] of [
    ['start', startsAt],
    ['end', endsAt],
  ] as const)
    if (runAt.getTime() > Date.now()) work.later('tell-absence', { userId }, { runAt, key: `absence:${id}:${edge}` })
  return (await listAbsences(work, userId, id))[0]!
}

export async function removeAbsence(work: Work, given: Tells, userId: string, absenceId: string): Promise<void> {
  const gone = await work.db
    .deleteFrom('absences')
    .where('id', '=', absenceId)
    .where('user_id', '=', userId)
    .returning('id')
    .execute()
  if (gone.length === 0) throw new Refusal('not-found')
  await personChanged(work, userId, await given.colleagueTopics(work, userId))
}

/** At its start and its end; who is absent no longer, because it was changed meanwhile, is told as they are. */
export const tellAbsence = (given: Tells): Task<{ userId: string }> => ({
  name: 'tell-absence',
  run: (database, { userId }) =>
    transaction(database, async (work) => personChanged(work, userId, await given.colleagueTopics(work, userId))),
})

async function checkSubstitute(reads: Reads, userId: string, substituteId: string | null): Promise<void> {
  if (substituteId === null) return
  const substitute = await userById(reads, substituteId)
  if (!substitute || substitute.state === 'locked' || substituteId === userId)
    throw new Refusal('substitute-unavailable', { field: '/substituteId' })
}

interface Row {
  id: string
  starts_at: Date
  ends_at: Date
  note: string
  substitute_id: string | null
  substitute_name: string | null
}

function toAbsence({ id, starts_at, ends_at, note, substitute_id, substitute_name }: Row): Absence {
  const substitute = substitute_id === null ? null : { id: substitute_id, name: substitute_name ?? '' }
  return { id, startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString(), substitute, note }
}
