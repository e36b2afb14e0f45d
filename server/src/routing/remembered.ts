import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { calendarsOf } from './broken.ts'
import type { Rule } from './rule.ts'
import type { PoolAsked } from './snapshot.ts'

export interface Remembered {
  version: number
  rules: readonly Rule[]
  calendarIds: readonly string[]
  /** What the last session was decided by: the next one mostly asks for the same, and so it is read before anybody asks. */
  asked?: { pools: readonly PoolAsked[]; maximum: number | null }
}

/**
 * Rules by live chat. They are used only where `live_chats.routing_version` still is what it was, which is read with the facts of
 * every session: no process ever applies old rules, and nobody has to be told of new ones.
 */
const remembered = new Map<string, Remembered>()

export function everyRemembered(): Iterable<Remembered> {
  return remembered.values()
}

/** Whoever has changed them here knows at once that there are others. */
export function forgetRules(liveChatId: string): void {
  remembered.delete(liveChatId)
}

export function rememberedRules(liveChatId: string): Remembered | undefined {
  return remembered.get(liveChatId)
}

/** Only where they still are those that it was decided by. */
export function rememberAsked(liveChatId: string, rules: readonly Rule[], asked: NonNullable<Remembered['asked']>): void {
  const known = remembered.get(liveChatId)
  if (known?.rules === rules) remembered.set(liveChatId, { ...known, asked })
}

/** Rules and their version of one moment, those that are switched on. */
export async function readRules({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<Remembered> {
  const { rows } = await sql<{ version: number; rules: Rule[] }>`
    select l.routing_version as version, coalesce((
      select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'conditions', r.conditions, 'action', r.action, 'extras', r.extras)
        order by r.place) from routing_rules r where r.live_chat_id = l.id and r.enabled), '[]') as rules
    from live_chats l where l.id = ${liveChatId}::uuid`.execute(db)
  const { version, rules } = rows[0]!
  const known = { version, rules, calendarIds: [...new Set(rules.flatMap(({ conditions }) => calendarsOf(conditions)))] }
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(liveChatId, known)
  return known
}
