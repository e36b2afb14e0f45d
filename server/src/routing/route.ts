import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Opened, Snapshot } from './rule.ts'
import { rules } from './rules/index.ts'

/** Where a new session goes; `rule` is the rule's name and `to` that of the operator or group, empty for the common queue. */
export type Routed = { rule: string; to: string; groupId: string | null } & (
  | { state: 'queued' }
  | { state: 'assigned'; operatorId: string }
)

type Kept = { name: string } & Record<string, unknown>

/** Once, when a session is opened [RTE-01]. */
export async function route({ db }: Pick<Work, 'db'>, opened: Opened): Promise<Routed> {
  const { rows } = await sql<{ rule: Kept; groups: Named[] }>`
    select l.rule, (
      select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name)), '[]')
      from live_chat_operator_groups o join groups g on g.id = o.group_id where o.live_chat_id = l.id) as groups
    from live_chats l where l.id = ${opened.liveChatId}`.execute(db)
  const { rule, groups } = rows[0]!
  return decide({ ...opened, groups }, rule)
}

function decide(snapshot: Snapshot, kept: Kept): Routed {
  const { name, choose } = rules.find(({ name }) => name === kept.name)!
  const { operator, group } = choose(snapshot, kept)
  const where = { rule: name, groupId: group?.id ?? null, to: operator?.name ?? group?.name ?? '' }
  return operator ? { state: 'assigned', operatorId: operator.id, ...where } : { state: 'queued', ...where }
}
