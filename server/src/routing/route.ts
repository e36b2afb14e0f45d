import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Choice, Snapshot } from './rule.ts'
import { rules } from './rules/index.ts'

/** Where a new session goes, and by which rule. */
export interface Routed {
  rule: string
  title: string
  to: Choice
}

type Kept = { name: string } & Record<string, unknown>

/** Once, when a session is opened [RTE-01]. */
export async function route({ db }: Pick<Work, 'db'>, opened: { liveChatId: string; customerId: string }): Promise<Routed> {
  const { rows } = await sql<{ rule: Kept; groups: Named[] }>`
    select l.rule, (
      select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name)), '[]')
      from live_chat_operator_groups o join groups g on g.id = o.group_id where o.live_chat_id = l.id) as groups
    from live_chats l where l.id = ${opened.liveChatId}`.execute(db)
  const { rule, groups } = rows[0]!
  return decide({ ...opened, groups }, rule)
}

export function decide(snapshot: Snapshot, kept: Kept): Routed {
  const { name, title, choose } = rules.find(({ name }) => name === kept.name)!
  return { rule: name, title, to: choose(snapshot, kept) }
}
