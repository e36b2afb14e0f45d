import { type createRoutingRule, type editRoutingRule, mostRules, type StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkRule, nameableIn, type SaidRule, tidyAction } from './check-rule.ts'

type NewRule = StaticOf<NonNullable<(typeof createRoutingRule)['body']>>
type Edit = StaticOf<NonNullable<(typeof editRoutingRule)['body']>>

/** What is done to the rules of one live chat is done one after another, and each time they are others from the commit on. */
async function holdRules({ db }: Work, liveChatId: string): Promise<number> {
  const held = await db
    .updateTable('live_chats')
    .set({ routing_version: sql`routing_version + 1` })
    .where('id', '=', liveChatId)
    .where('deleted_at', 'is', null)
    .returning('routing_version')
    .executeTakeFirst()
  if (!held) throw new Refusal('not-found')
  return held.routing_version
}

/** Below the others [RTE-17]. Answers its id. */
export async function createRule(work: Work, by: string, liveChatId: string, said: NewRule): Promise<string> {
  await holdRules(work, liveChatId)
  const { name, enabled = true, extras = {} } = said
  const rule = { conditions: said.conditions, action: said.action, extras }
  checkRule(await nameableIn(work, liveChatId), rule)
  return insertRule(work, by, liveChatId, { name, enabled, ...rule, place: await nextPlace(work, liveChatId) })
}

export async function editRule(work: Work, by: string, liveChatId: string, ruleId: string, edit: Edit): Promise<void> {
  await holdRules(work, liveChatId)
  const held = await ruleById(work, liveChatId, ruleId)
  if (held.version !== edit.version) throw new Refusal('changed-meanwhile')
  const rule = {
    conditions: (edit.conditions ?? held.conditions) as SaidRule['conditions'],
    action: edit.action ?? (held.action as SaidRule['action']),
    extras: edit.extras ?? (held.extras as SaidRule['extras']),
  }
  // A broken rule can always be switched off or renamed.
  if (edit.conditions || edit.action || edit.extras || edit.enabled) checkRule(await nameableIn(work, liveChatId), rule)
  await work.db
    .updateTable('routing_rules')
    .set({
      name: edit.name?.trim() ?? held.name,
      enabled: edit.enabled ?? held.enabled,
      ...toJson(rule),
      version: held.version + 1,
      changed_at: new Date(),
      changed_by: by,
    })
    .where('id', '=', ruleId)
    .execute()
}

/** Below the original, switched off: nothing changes until somebody wants it to. Answers its id. */
export async function copyRule(work: Work, by: string, liveChatId: string, ruleId: string, name: string): Promise<string> {
  await holdRules(work, liveChatId)
  await nextPlace(work, liveChatId)
  const { place, conditions, action, extras } = await ruleById(work, liveChatId, ruleId)
  await work.db
    .updateTable('routing_rules')
    .set({ place: sql`place + 1` })
    .where('live_chat_id', '=', liveChatId)
    .where('place', '>', place)
    .execute()
  return insertRule(work, by, liveChatId, { name, enabled: false, conditions, action, extras, place: place + 1 })
}

export async function deleteRule(work: Work, liveChatId: string, ruleId: string): Promise<void> {
  await holdRules(work, liveChatId)
  await ruleById(work, liveChatId, ruleId)
  await work.db.deleteFrom('routing_rules').where('id', '=', ruleId).execute()
}

/** All of them, each once, over the list that was seen. */
export async function orderRules(work: Work, liveChatId: string, version: number, ruleIds: readonly string[]): Promise<void> {
  const now = await holdRules(work, liveChatId)
  const rows = await work.db.selectFrom('routing_rules').select('id').where('live_chat_id', '=', liveChatId).execute()
  const same =
    new Set(ruleIds).size === rows.length && ruleIds.length === rows.length && rows.every(({ id }) => ruleIds.includes(id))
  if (now !== version + 1 || !same) throw new Refusal('changed-meanwhile')
  await sql`update routing_rules r set place = o.place from unnest(${[...ruleIds]}::uuid[]) with ordinality as o (id, place)
    where r.id = o.id`.execute(work.db)
}

export async function setMaximum(work: Work, liveChatId: string, maximum: number | null): Promise<void> {
  await holdRules(work, liveChatId)
  await work.db.updateTable('live_chats').set({ routing_maximum: maximum }).where('id', '=', liveChatId).execute()
}

async function ruleById({ db }: Work, liveChatId: string, id: string) {
  const rule = await db
    .selectFrom('routing_rules')
    .selectAll()
    .where('id', '=', id)
    .where('live_chat_id', '=', liveChatId)
    .executeTakeFirst()
  if (!rule) throw new Refusal('not-found')
  return rule
}

async function nextPlace({ db }: Work, liveChatId: string): Promise<number> {
  const { rows } = await sql<{ count: number; next: number }>`
    select count(*) as count, coalesce(max(place), 0) + 1 as next from routing_rules where live_chat_id = ${liveChatId}::uuid`.execute(
    db,
  )
  if (rows[0]!.count >= mostRules) throw new Refusal('too-many-rules')
  return rows[0]!.next
}

interface Kept {
  name: string
  enabled: boolean
  conditions: unknown
  action: unknown
  extras: unknown
  place: number
}

async function insertRule(
  { db }: Work,
  by: string,
  liveChatId: string,
  { name, enabled, place, ...rule }: Kept,
): Promise<string> {
  const id = v7()
  const row = { id, live_chat_id: liveChatId, place, name: name.trim(), enabled, changed_by: by, ...toJson(rule) }
  await db.insertInto('routing_rules').values(row).execute()
  return id
}

function toJson({ conditions, action, extras }: { conditions: unknown; action: unknown; extras: unknown }) {
  return {
    conditions: JSON.stringify(conditions),
    action: JSON.stringify(tidyAction(action as SaidRule['action'])),
    extras: JSON.stringify(extras),
  }
}
