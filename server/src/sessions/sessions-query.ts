import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import type { Session } from './session.ts'

type Reads = Pick<Work, 'db'>

export const columnsText = `s.*, u.name as operator_name, u.avatar_file_id as operator_avatar, u.online as operator_online,
  g.name as group_name, c.name as customer_name, c.avatar_file_id as customer_avatar, c.user_id as customer_user_id`

export const joinedText = `join customers c on c.id = s.customer_id
  left join users u on u.id = s.operator_id left join groups g on g.id = s.group_id`

export const columns = sql.raw(columnsText)
export const joined = sql.raw(joinedText)

/** `s` is the session, `c` its customer, `u` its operator. */
export function sessionsQuery(which: RawBuilder<unknown>): RawBuilder<Session> {
  return sql<Session>`select ${columns} from sessions s ${joined} where ${which}`
}

export async function sessionsById({ db }: Reads, ids: readonly string[]): Promise<Session[]> {
  if (ids.length === 0) return []
  return (await sessionsQuery(sql`s.id = any(${[...ids]}::uuid[])`).execute(db)).rows
}

export async function sessionById(reads: Reads, id: string): Promise<Session | undefined> {
  return (await sessionsById(reads, [id]))[0]
}

/**
 * First lock, then look, as two statements. In one, everything but the locked row would be read as it was before the wait for
 * the lock. In the order of their ids, so that two who lock several never wait for each other crosswise.
 */
export async function lockSessions({ db }: Reads, ids: readonly string[]): Promise<void> {
  await lockQuery(ids).execute(db)
}

export function lockQuery(ids: readonly string[]): RawBuilder<unknown> {
  return sql`select from sessions where id = any(${plainList(ids)}::uuid[]) order by id for no key update`
}
