import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import { namedIn } from '../apps/index.ts'
import type { Reads } from '../people/index.ts'

/** The live chats where nobody else who can sign in would answer, and where nobody else would supervise. */
export async function aloneIn({ db }: Reads, userId: string): Promise<Record<'onlyOperatorIn' | 'onlySupervisorIn', Named[]>> {
  const { rows } = await sql<Named & { operator: boolean; supervisor: boolean }>`
    select * from (
      select l.id, l.name,
        ${aloneAmong(sql`live_chat_operator_groups`, userId)} as operator,
        ${aloneAmong(sql`live_chat_supervisor_groups`, userId)} as supervisor
      from live_chats l where l.deleted_at is null) alone
    where operator or supervisor order by lower(name)`.execute(db)
  const named = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ id, name }))
  return {
    onlyOperatorIn: named(rows.filter(({ operator }) => operator)),
    onlySupervisorIn: named(rows.filter(({ supervisor }) => supervisor)),
  }
}

const aloneAmong = (groups: ReturnType<typeof sql>, userId: string) => sql<boolean>`coalesce((
  select bool_and(u.id = ${userId}::uuid) from ${groups} g join memberships m using (group_id)
  join users u on u.id = m.user_id and u.state = 'active' where g.live_chat_id = l.id), false)`

/** The live chats whose Assigned to reads a field in which they stand [RTE-07]. */
export async function assignedByField(reads: Reads, userId: string): Promise<Named[]> {
  const { rows } = await sql<Named & { app_id: string; field: string }>`
    select id, name, account_app_id as app_id, rule ->> 'field' as field from live_chats
    where rule ->> 'name' = 'assigned-to' and account_app_id is not null and deleted_at is null order by lower(name)`.execute(
    reads.db,
  )
  const found: Named[] = []
  for (const { id, name, app_id, field } of rows)
    if ((await namedIn(reads, app_id, field, [userId])).length > 0) found.push({ id, name })
  return found
}
