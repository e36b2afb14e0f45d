import type { Broken, ConditionRow, CustomRule, RoutingAction, RoutingExtras, RoutingRule, RoutingRules } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { userFieldExists } from './assignees.ts'
import { brokenConditions } from './broken.ts'
import { type Nameable, nameableIn, thereIn } from './check-rule.ts'

type Reads = Pick<Work, 'db'>

interface Row {
  id: string
  name: string
  enabled: boolean
  conditions: ConditionRow[]
  action: RoutingAction
  extras: RoutingExtras
  changed_at: Date
}

/** All rules from top to bottom, with what is wrong with them now [RTE-16]. */
export async function readRoutingRules(reads: Reads, liveChatId: string): Promise<RoutingRules> {
  const { rows } = await sql<{
    rule: RoutingRule
    routing_version: number
    routing_maximum: number | null
    account_app_id: string | null
  }>`
    select rule, routing_version, routing_maximum, account_app_id from live_chats
    where id = ${liveChatId}::uuid and deleted_at is null`.execute(reads.db)
  const [chat] = rows
  if (!chat) throw new Refusal('not-found')
  const nameable = await nameableIn(reads, liveChatId)
  const rules = await reads.db
    .selectFrom('routing_rules')
    .selectAll()
    .where('live_chat_id', '=', liveChatId)
    .orderBy('place')
    .execute()
  return {
    version: chat.routing_version,
    rules: (rules as unknown as Row[]).map((row) => toRule(row, nameable)),
    base: chat.rule,
    baseBroken: await brokenBase(reads, chat.rule, chat.account_app_id, nameable),
    maximum: chat.routing_maximum,
  }
}

function toRule({ changed_at, ...row }: Row, nameable: Nameable): CustomRule {
  const { id, name, enabled, conditions, action, extras } = row
  const broken = [...brokenAction(action, nameable), ...brokenWhere(conditions, nameable)]
  return { id, name, enabled, conditions, action, extras, broken, changedAt: changed_at.toISOString() }
}

function brokenAction(action: RoutingAction, { groupIds, operatorIds }: Nameable): Broken[] {
  if ('groupId' in action && !groupIds.includes(action.groupId)) return ['group-gone']
  return action.name === 'operator' && !operatorIds.has(action.userId) ? ['operator-gone'] : []
}

function brokenWhere(conditions: readonly ConditionRow[], nameable: Nameable): Broken[] {
  const broken = brokenConditions(thereIn(nameable), conditions)
  return broken ? [broken] : []
}

async function brokenBase(reads: Reads, rule: RoutingRule, appId: string | null, { groupIds }: Nameable): Promise<Broken[]> {
  const broken: Broken[] = rule.groupId !== null && !groupIds.includes(rule.groupId) ? ['group-gone'] : []
  if (rule.name !== 'assigned-to') return broken
  if (appId === null) return [...broken, 'app-gone']
  return (await userFieldExists(reads, appId, rule.field)) ? broken : [...broken, 'field-gone']
}
