import type { Away } from '@parley/contract'
import { sql } from 'kysely'
import { versionText } from '../platform/version-text.ts'
import type { Reads } from './user.ts'

const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Of a user `u`: when they are back and who stands in, or null while no absence covers now; of several, the one that ends last. */
const awayText = `(select json_build_object('until', ${time('a.ends_at')},
    'substitute', case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end)
  from absences a left join users s on s.id = a.substitute_id
  where a.user_id = u.id and a.starts_at <= now() and a.ends_at > now() order by a.ends_at desc, a.id limit 1)`

/** Of a user `u`, the parts of a JSON object: what their page shows besides their row and groups. */
export const aboutUserText = `
  'positions', coalesce((select json_agg(json_build_object('id', i.id, 'name', i.name) order by lower(i.name), i.id)
    from org_item_users p join org_items i on i.id = p.org_item_id where p.user_id = u.id), '[]'),
  'accounts', coalesce((select json_agg(json_build_object('kind', a.kind, 'value', a.value) order by a.kind, a.value)
    from user_accounts a where a.user_id = u.id), '[]'),
  'away', ${awayText}`

/** Of a user `u`: whatever edits them, here or from a group's page, makes another one of it. */
export const userVersionText = versionText(
  'u.name, u.email, u.position',
  '(select json_agg(m.group_id order by m.group_id) from group_members m where m.user_id = u.id)',
  '(select json_agg(json_build_array(a.kind, a.value) order by a.kind, a.value) from user_accounts a where a.user_id = u.id)',
)

export async function awayOf({ db }: Reads, userId: string): Promise<Away | null> {
  const { rows } = await sql<{ away: Away | null }>`
    select ${sql.raw(awayText)} as away from users u where u.id = ${userId}::uuid`.execute(db)
  return rows[0]?.away ?? null
}

/** Of a user `u`: an absence covers this moment. */
export const isAbsent = sql<boolean>`exists (select from absences a
  where a.user_id = u.id and a.starts_at <= now() and a.ends_at > now())`

/** Who of these has an absence that covers this moment [RTE-12, ORG-08]. */
export async function absentIds({ db }: Reads, userIds: readonly string[], at = new Date()): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from absences
    where user_id = any(${[...userIds]}::uuid[]) and starts_at <= ${at} and ends_at > ${at}`.execute(db)
  return new Set(rows.map(({ user_id }) => user_id))
}
