import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../../platform/database.ts'
import { asEntry, knownBy, matches, type Rule } from './matching.ts'

/** Which customers somebody may know by name: those of sessions that they may see. */
export interface MayKnow {
  userId: string
  supervised: readonly string[]
  /** Live chats whose queues are theirs, and the groups. */
  operated: readonly string[]
  groups: readonly string[]
}

export interface Matched {
  customers: number
  openSessions: number
  named: Named[]
  wide: boolean
}

/** Names that are shown at most. */
const most = 5

/** What a rule matches among external customers who are known in these live chats; null: in all. */
export async function previewRule(
  { db }: Pick<Work, 'db'>,
  rule: Rule,
  liveChatIds: readonly string[] | null,
  { userId, supervised, operated, groups }: MayKnow,
): Promise<Matched> {
  const scope = liveChatIds && [...liveChatIds]
  const inScope = sql`c.kind = 'external' and exists (select from threads t where t.customer_id = c.id
    and (${scope}::uuid[] is null or t.live_chat_id = any(${scope}::uuid[])))`
  const { rows } = await sql<Omit<Matched, 'wide'> & { known: number }>`
    with matched as materialized (
      select distinct c.id, c.name from ${asEntry(rule)}, customers c ${knownBy} where ${inScope} and ${matches})
    select (select count(*)::int from matched) as customers,
      (select count(*)::int from sessions s where s.customer_id in (select id from matched) and s.state in ('queued', 'assigned', 'bot')
        and (${scope}::uuid[] is null or s.live_chat_id = any(${scope}::uuid[]))) as "openSessions",
      (select count(distinct c.id)::int from customers c ${knownBy} where ${inScope} and k.type = ${rule.type} and k.value <> '') as known,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name)), '[]') from (
        select m.id, m.name from matched m where exists (select from sessions s where s.customer_id = m.id and (
          s.live_chat_id = any(${[...supervised]}::uuid[]) or s.operator_id = ${userId}::uuid
          or (s.state = 'queued' and s.live_chat_id = any(${[...operated]}::uuid[])
            and (s.group_id is null or s.group_id = any(${[...groups]}::uuid[])))))
        order by lower(m.name), m.id limit ${most}) n) as named`.execute(db)
  const { known, ...matched } = rows[0]!
  return { ...matched, wide: isWide(rule, matched.customers, known) }
}

/** More than one in five of those who are known by such a value, or one letter somewhere: it would lock nearly everybody. */
function isWide({ type, operator, value }: Rule, matched: number, known: number): boolean {
  if (operator === 'equals') return false
  const compared = type === 'phone' ? value.replace(/[^0-9]/g, '') : value.trim()
  return [...compared].length < 2 || (matched > 1 && matched * 5 > known)
}
