import { mostDecisions, type RoutedTo, type RoutingDecision } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Facts } from './facts.ts'
import type { Routed } from './route.ts'
import { type Candidate, type Person, poolKey } from './snapshot.ts'

/** What is kept of what was seen, so that the same rules see the same when they are replayed [B-06]; the text stands in the timeline. */
export interface KeptFacts extends Omit<Facts, 'text' | 'labelIds'> {
  /** Not kept before rules could look at labels. */
  labelIds?: readonly string[]
  pools?: Record<string, KeptPool>
  people?: Record<string, Person['is']>
  assignees?: Record<string, { fieldExists: boolean; userIds: readonly string[] }>
}

/** Without names; of the best the first few, the one who got it first. */
interface KeptPool {
  online: number
  skilled: number
  free: number
  best: [id: string, open: number, turn: number][]
}

interface Kept {
  sessionId: string
  liveChatId: string
  at: Date
}

/** Part of the transaction in which the session goes there. */
export function keepDecision(work: Work, kept: Kept, event: RoutingDecision['event'], routed: Routed): void {
  const { rule, ruleId, tried, choice } = routed
  const { among, load } = { among: undefined, load: undefined, ...choice }
  const decision: Omit<RoutingDecision, 'at' | 'event'> = {
    ...{ rule, ruleId, to: destination(routed), tried },
    ...(among !== undefined && { among }),
    ...(load !== undefined && { load }),
  }
  work.send(insert(kept, event, decision, event === 'opened' ? factsOf(routed) : null).execute(work.db))
  if (event !== 'opened') work.send(forgetOld(kept.sessionId).execute(work.db))
}

/** Its operator lost it, and nobody decided but that [ACC-11]. */
export function keepReturn(work: Work, kept: Kept, to: RoutedTo): void {
  work.send(insert(kept, 'returned', { rule: '', ruleId: null, to, tried: [] }, null).execute(work.db))
  work.send(forgetOld(kept.sessionId).execute(work.db))
}

export function destination({ operator, group }: Pick<Routed, 'operator' | 'group'>): RoutedTo {
  if (operator) return { kind: 'operator', ...operator }
  return group ? { kind: 'group', ...group } : null
}

function insert({ sessionId, liveChatId, at }: Kept, event: string, decision: object, facts: object | null): RawBuilder<unknown> {
  return sql`insert into routings (session_id, live_chat_id, at, event, decision, facts)
    values (${sessionId}, ${liveChatId}, ${at}, ${event}, ${JSON.stringify(decision)}, ${facts && JSON.stringify(facts)})`
}

function forgetOld(sessionId: string): RawBuilder<unknown> {
  return sql`delete from routings where session_id = ${sessionId}::uuid and event <> 'opened' and id not in (
    select id from routings where session_id = ${sessionId}::uuid order by id desc limit ${mostDecisions - 1})`
}

function factsOf({ snapshot, choice }: Routed): KeptFacts {
  const { text: _, ...facts } = snapshot.facts
  const won = choice.operator && choice.pool && { key: poolKey(choice.pool), first: choice.candidates?.[0] }
  const pools = [...snapshot.pools].map(([key, pool]) => [key, toKept(pool, won?.key === key ? won.first : undefined)] as const)
  return {
    ...facts,
    ...(pools.length > 0 && { pools: Object.fromEntries(pools) }),
    ...(snapshot.people.size > 0 && {
      people: Object.fromEntries([...snapshot.people].map(([id, one]) => [id, one?.is ?? 'locked'])),
    }),
    ...(snapshot.assignees.size > 0 && { assignees: Object.fromEntries(snapshot.assignees) }),
  }
}

function toKept(
  { best, ...counts }: { online: number; skilled: number; free: number; best: readonly Candidate[] },
  first?: Candidate,
) {
  const ordered = first ? [first, ...best.filter(({ id }) => id !== first.id)] : best
  return { ...counts, best: ordered.slice(0, 3).map(({ id, open, turn }): [string, number, number] => [id, open, turn]) }
}
