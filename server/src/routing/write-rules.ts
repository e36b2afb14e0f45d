import { canonical, type StaticOf, type setRoutingRules } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { checkRule, nameableIn, type SaidRule, tidyAction } from './check-rule.ts'

type Said = StaticOf<NonNullable<(typeof setRoutingRules)['body']>>
type Rule = Said['rules'][number]

/** The whole set or nothing of it, over the one that the asker saw: sessions meet the old set until the new one stands [RTE-17, B-07]. */
export async function setRules(work: Work, by: string, liveChatId: string, { version, rules, maximum }: Said): Promise<void> {
  await holdRules(work, liveChatId, version, maximum)
  refuseTwice(rules)
  const held = await rulesOf(work, liveChatId)
  const nameable = await nameableIn(work, liveChatId)
  for (const [place, rule] of rules.entries()) if (!mayStay(held.get(rule.id), rule)) checkRule(nameable, rule, `/rules/${place}`)
  await deleteOthers(work, liveChatId, rules)
  await write(work, by, liveChatId, rules)
}

async function holdRules({ db }: Work, liveChatId: string, version: number, maximum: number | null): Promise<void> {
  const held = await db
    .updateTable('live_chats')
    .set({ routing_version: sql`routing_version + 1`, routing_maximum: maximum })
    .where('id', '=', liveChatId)
    .where('deleted_at', 'is', null)
    .returning('routing_version')
    .executeTakeFirst()
  if (!held) throw new Refusal('not-found')
  if (held.routing_version !== version + 1) throw new Refusal('changed-meanwhile')
}

function refuseTwice(rules: readonly Rule[]): void {
  const at = rules.findIndex(({ id }, place) => rules.findIndex((one) => one.id === id) < place)
  if (at >= 0) throw new Refusal('bad-request', { field: `/rules/${at}/id` })
}

async function rulesOf({ db }: Work, liveChatId: string): Promise<ReadonlyMap<string, Rule>> {
  const { rows } = await sql<Rule>`
    select id, name, enabled, conditions, action, extras from routing_rules where live_chat_id = ${liveChatId}::uuid`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A broken rule can always be switched off or renamed. */
function mayStay(held: Rule | undefined, rule: Rule): boolean {
  return held !== undefined && (held.enabled || !rule.enabled) && said(held) === said(rule)
}

const said = ({ conditions, action, extras }: SaidRule) => canonical([conditions, tidyAction(action), extras])

async function deleteOthers({ db }: Work, liveChatId: string, rules: readonly Rule[]): Promise<void> {
  await sql`delete from routing_rules
    where live_chat_id = ${liveChatId}::uuid and id <> all(${rules.map(({ id }) => id)}::uuid[])`.execute(db)
}

/** In their order; what did not change says who changed it before. */
async function write({ db }: Work, by: string, liveChatId: string, rules: readonly Rule[]): Promise<void> {
  const rows = JSON.stringify(rules.map((rule) => ({ ...rule, name: rule.name.trim(), action: tidyAction(rule.action) })))
  const { rows: written } = await sql<{ id: string }>`
    insert into routing_rules as r (id, live_chat_id, place, name, enabled, conditions, action, extras, changed_by)
    select (s.rule ->> 'id')::uuid, ${liveChatId}::uuid, s.place, s.rule ->> 'name', (s.rule ->> 'enabled')::boolean,
      s.rule -> 'conditions', s.rule -> 'action', s.rule -> 'extras', ${by}::uuid
    from jsonb_array_elements(${rows}::jsonb) with ordinality as s (rule, place)
    on conflict (id) do update set place = excluded.place, name = excluded.name, enabled = excluded.enabled,
      conditions = excluded.conditions, action = excluded.action, extras = excluded.extras,
      changed_by = case when ${isSame} then r.changed_by else excluded.changed_by end,
      changed_at = case when ${isSame} then r.changed_at else now() end
    where r.live_chat_id = excluded.live_chat_id
    returning id`.execute(db)
  const known = new Set(written.map(({ id }) => id))
  const elsewhere = rules.findIndex(({ id }) => !known.has(id))
  if (elsewhere >= 0) throw new Refusal('not-found', { field: `/rules/${elsewhere}/id` })
}

const isSame = sql`(r.name, r.enabled, r.conditions, r.action, r.extras)
  = (excluded.name, excluded.enabled, excluded.conditions, excluded.action, excluded.extras)`
