import type { Broken, Named, RoutingAction, Verdict } from '@parley/contract'
import type { Candidate, Person, PoolAsked, Snapshot, Wants } from './snapshot.ts'
import { poolKey } from './snapshot.ts'

/** To a person, or to the queue of a group; without a group, the common queue of all operator groups. */
export type Choice =
  | { operator: Named; group: Named | null; pool?: PoolAsked; candidates?: readonly Candidate[]; among?: number; load?: number }
  | { operator: null; group: Named | null }

/** What to do, or why it cannot be done, or what must be known first. */
export type Answer = { choice: Choice } | { verdict: Verdict } | { wants: Wants }

export interface Action<Name extends RoutingAction['name'] = RoutingAction['name']> {
  readonly name: Name
  /** Whether a session that waits is given to somebody by it, once they are there. */
  readonly drains: boolean
  /** Pure: the same snapshot is always answered the same way. */
  choose(snapshot: Snapshot, action: Extract<RoutingAction, { name: Name }>): Answer
}

export function action<Name extends RoutingAction['name']>(definition: Action<Name>): Action<Name> {
  return definition
}

export function groupOf({ groups }: Snapshot, groupId: string): Named | undefined {
  return groups.find(({ id }) => id === groupId)
}

/** The first of a group by this order, among those who are there and have room and skills [RTE-20, B-07]. */
export function firstOfPool(snapshot: Snapshot, asked: PoolAsked): Answer {
  const group = groupOf(snapshot, asked.groupId)
  if (!group) return { verdict: 'group-gone' satisfies Broken }
  const pool = snapshot.pools.get(poolKey(asked))
  if (!pool) return { wants: { pools: [asked] } }
  const [first] = pool.best
  if (first) {
    const { id, name, open } = first
    // Whoever is being given something has more then, so another of the fewest is as good; in turn nobody is passed over.
    const candidates = asked.order === 'load' ? pool.best.filter((one) => one.open === open) : [first]
    return { choice: { operator: { id, name }, group, pool: asked, candidates, among: pool.free, load: open } }
  }
  if (pool.online === 0) return { verdict: 'nobody-online' }
  return { verdict: pool.skilled === 0 ? 'nobody-with-skills' : 'all-full' }
}

const away = { offline: 'operator-offline', absent: 'operator-absent', locked: 'operator-locked' } as const

/** This operator of the live chat, if they are there [RTE-21]. */
export function thisOperator(snapshot: Snapshot, userId: string): Answer {
  const person = snapshot.people.get(userId)
  if (person === undefined) return { wants: { people: [userId] } }
  if (!person?.operator) return { verdict: 'operator-gone' }
  return person.is === 'there' ? { choice: { operator: named(person), group: null } } : { verdict: away[person.is] }
}

export function whyAway({ is }: Person): Verdict {
  return is === 'there' ? 'won' : away[is]
}

export function named({ id, name }: Named): Named {
  return { id, name }
}
