import {
  asksForLaterSession,
  type ConditionRow,
  conditionFault,
  type RoutingAction,
  type RoutingExtras,
  replyVariables,
  unknownVariables,
} from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { goneIn, type There } from './broken.ts'
import { plainSkill } from './skills.ts'

/** What administrators say of a rule, before it is kept or tried out. */
export interface SaidRule {
  conditions: readonly ConditionRow[]
  action: RoutingAction
  extras: RoutingExtras
}

/** What there is in a live chat for rules to name. */
export interface Nameable {
  groupIds: readonly string[]
  /** Not locked, and in one of these groups. */
  operatorIds: ReadonlySet<string>
  channelIds: readonly string[]
  calendarIds: readonly string[]
  labelIds: readonly string[]
}

export async function nameableIn({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<Nameable> {
  const { rows } = await sql<Omit<Nameable, 'operatorIds'> & { operatorIds: string[] }>`
    select array(select group_id from live_chat_operator_groups where live_chat_id = l.id) as "groupIds",
      array(select distinct m.user_id from live_chat_operator_groups o join memberships m using (group_id)
        join users u on u.id = m.user_id and u.state <> 'locked' where o.live_chat_id = l.id) as "operatorIds",
      array(select id from channels where live_chat_id = l.id) as "channelIds", array(select id from calendars) as "calendarIds",
      array(select id from labels where live_chat_id = l.id) as "labelIds"
    from live_chats l where l.id = ${liveChatId}::uuid`.execute(db)
  const { operatorIds, ...found } = rows[0]!
  return { ...found, operatorIds: new Set(operatorIds) }
}

export function thereIn({ calendarIds, channelIds, labelIds }: Nameable): There {
  return { hasCalendar: (id) => calendarIds.includes(id), channelIds, labelIds }
}

/** @throws {Refusal} that names the field, as a pointer below `at`. */
export function checkRule(nameable: Nameable, { conditions, action, extras }: SaidRule, at = ''): void {
  const fault = conditionFault(conditions)
  if (fault) throw new Refusal('bad-request', { field: `${at}/conditions${fault.field}`, detail: fault.fault })
  checkNamed(nameable, conditions, `${at}/conditions`)
  if ('groupId' in action && !nameable.groupIds.includes(action.groupId))
    throw new Refusal('target-not-allowed', { field: `${at}/action/groupId` })
  if (action.name === 'operator' && !nameable.operatorIds.has(action.userId))
    throw new Refusal('target-not-allowed', { field: `${at}/action/userId` })
  if (action.name === 'last-operator' && !asksForLaterSession(conditions))
    throw new Refusal('condition-missing', { field: `${at}/action` })
  const [unknown] = unknownVariables(extras.reply ?? '', replyVariables)
  if (unknown !== undefined) throw new Refusal('template-unknown', { field: `${at}/extras/reply`, detail: unknown })
  if (extras.labelIds?.some((id) => !nameable.labelIds.includes(id)))
    throw new Refusal('label-not-found', { field: `${at}/extras/labelIds` })
}

function checkNamed(nameable: Nameable, rows: readonly ConditionRow[], path: string): void {
  for (const [at, row] of rows.entries()) {
    if ('conditions' in row) checkNamed(nameable, row.conditions, `${path}/${at}/conditions`)
    else if (goneIn(thereIn(nameable), row)) throw new Refusal('not-found', { field: `${path}/${at}/value` })
  }
}

/** As it is kept: skills as words that can be compared. */
export function tidyAction(action: RoutingAction): RoutingAction {
  return 'skills' in action && action.skills ? { ...action, skills: [...new Set(action.skills.map(plainSkill))] } : action
}
