import { setTimeout as wait } from 'node:timers/promises'
import type { Named } from '@parley/contract'
import { byKeys } from '../platform/by-keys.ts'
import type { Work } from '../platform/database.ts'
import { named } from './action.ts'
import { type Claimed, claim, holdTurns, letGo, mayLetGo } from './claim.ts'
import { allWants, type Decided, decide } from './decide.ts'
import { type Opened, type Opening, readOpening } from './opening.ts'
import { readPools, type Where } from './read-pools.ts'
import { readWants } from './read-wants.ts'
import { readRules, rememberAsked, rememberedRules } from './remembered.ts'
import type { RuleSet } from './rule.ts'
import { type Pool, type PoolAsked, type Pools, poolKey, type Snapshot, type Wants } from './snapshot.ts'

/** Where a session goes and why, with all that was looked at. */
export interface Routed extends Decided {
  operator: Named | null
  group: Named | null
  snapshot: Snapshot
  /** They have it because the customer's item names them, and keep it whatever their groups are [ACC-10]. */
  byField: boolean
  /** Where it was chosen in turn or by load. */
  claimed?: Claimed
}

/** Tries without waiting for anybody, and tries at all. */
const patience = 4
const most = 40

/** Once, when a session is opened [RTE-01]; where an operator is chosen in turn or by load, they are claimed until the commit. */
export async function route(work: Work, opened: Opened): Promise<Routed> {
  return (await settle(work, opened, () => true))!
}

/** A session that waits, as if it began now: undefined where the rules would let it wait on [B-07]. */
export function routeAgain(work: Work, opened: Opened): Promise<Routed | undefined> {
  return settle(work, opened, ({ choice, ruleId }) => choice.operator !== null && ruleId !== null)
}

interface Known {
  opening: Opening
  ruleSet: RuleSet
  /** Read before anybody asked for it. */
  ahead: { asked: readonly PoolAsked[]; pools: Pools }
}

const nothing = { asked: [], pools: new Map() }

async function openingAndRules(work: Work, opened: Opened): Promise<Known> {
  const { liveChatId } = opened
  const guess = rememberedRules(liveChatId)
  const { pools: asked, maximum } = guess?.asked ?? { pools: [], maximum: null }
  const [opening, pools] = await Promise.all([
    readOpening(work, opened, guess?.calendarIds ?? []),
    readPools(work, { liveChatId, maximum }, asked),
  ])
  if (guess?.version === opening.version) {
    const ahead = maximum === opening.maximum ? { asked, pools: new Map(pools) } : nothing
    return { opening, ruleSet: { rules: guess.rules, base: opening.base }, ahead }
  }
  const { rules, calendarIds } = await readRules(work, liveChatId)
  const again = calendarIds.length > 0 ? await readOpening(work, opened, calendarIds) : opening
  return { opening: again, ruleSet: { rules, base: again.base }, ahead: nothing }
}

async function settle(work: Work, opened: Opened, counts: (decided: Decided) => boolean): Promise<Routed | undefined> {
  byKeys(work)
  const { opening, ruleSet, ahead } = await openingAndRules(work, opened)
  const { maximum } = opening
  const where = { liveChatId: opened.liveChatId, maximum }
  for (let attempt = 1; ; attempt++) {
    const { decided, seen, pools } = await see(work, where, opening.snapshot, ruleSet, attempt === 1 ? ahead : nothing)
    rememberAsked(where.liveChatId, ruleSet.rules, { pools, maximum })
    if (!counts(decided)) return undefined
    const { choice } = decided
    const byField = decided.rule === 'assigned-to' && decided.ruleId === null
    const routed = { ...decided, operator: choice.operator, group: choice.group, snapshot: seen, byField }
    if (!choice.operator || !choice.candidates || !choice.pool) return routed
    if (attempt === 1) mayLetGo(work)
    const claimed = await claim(work, choice.candidates)
    if (claimed) {
      const { open: load } = claimed
      return { ...routed, operator: named(claimed), choice: { ...choice, load, candidates: [claimed] }, claimed }
    }
    if (attempt === most) throw new Error('operators do not stand still')
    await letGo(work)
    if (attempt < patience) await wait(Math.random() * 3)
    else await holdTurns(work, seen.pools.get(poolKey(choice.pool))!.best)
  }
}

/**
 * Reads what is asked for until it can be decided. First what the first rule in question needs, which is mostly all; then at once
 * what the others do. What the last session was decided by is there already.
 * @returns with the pools that it was decided by
 */
async function see(
  work: Work,
  where: Where,
  snapshot: Snapshot,
  ruleSet: RuleSet,
  ahead: Known['ahead'],
): Promise<{ decided: Decided; seen: Snapshot; pools: readonly PoolAsked[] }> {
  let seen = { ...snapshot, pools: ahead.pools }
  const asked = [...ahead.asked]
  for (let round = 0; ; round++) {
    const pools = new Watched(seen.pools)
    const decided = decide({ ...seen, pools }, ruleSet)
    if (!('wants' in decided)) return { decided, seen, pools: asked.filter((one) => pools.looked.has(poolKey(one))) }
    const wants = round === 1 ? both(decided.wants, allWants(seen, ruleSet)) : decided.wants
    asked.push(...(wants.pools ?? []))
    seen = await readWants(work, where, seen, wants)
  }
}

/** Knows which of them somebody has looked at. */
class Watched extends Map<string, Pool> {
  readonly looked = new Set<string>()

  override get(key: string): Pool | undefined {
    this.looked.add(key)
    return super.get(key)
  }
}

function both(first: Wants, all: Wants): Wants {
  return {
    ...all,
    ...(first.assignees && { assignees: first.assignees }),
    people: [...new Set([...(first.people ?? []), ...(all.people ?? [])])],
  }
}
