import type { Named, WorkingHours } from '@parley/contract'
import type { Facts } from './facts.ts'

export interface Candidate extends Named {
  /** Open sessions, in all live chats. */
  open: number
  /** The lowest has waited longest. */
  turn: number
}

/** Who of a group could be given a session. */
export interface Pool {
  /** Online and not absent; of those with all of the skills; of those with room. */
  online: number
  skilled: number
  free: number
  /** The first of those with room, in the order asked for. */
  best: readonly Candidate[]
}

/** By `poolKey`. */
export type Pools = ReadonlyMap<string, Pool>

export type Whereabouts = 'there' | 'offline' | 'absent' | 'locked'

export interface Person extends Named {
  is: Whereabouts
  /** A member of one of the live chat's operator groups. */
  operator: boolean
}

/** Whom a User-type field of the customer's item names [RTE-10]. */
export interface Assignees {
  /** False where the account app has no such field any more. */
  fieldExists: boolean
  userIds: readonly string[]
}

/** One moment, as far as the rules look at it. `decide` says what is missing. */
export interface Snapshot {
  at: Date
  facts: Facts
  /** The installation's. */
  timeZone: string
  /** The live chat's operator groups. */
  groups: readonly Named[]
  channelIds: readonly string[]
  /** The live chat's labels. */
  labelIds: readonly string[]
  /** To bind account; null: none [LCS-05]. */
  accountAppId: string | null
  calendars: ReadonlyMap<string, WorkingHours>
  pools: Pools
  people: ReadonlyMap<string, Person | null>
  assignees: ReadonlyMap<string, Assignees>
}

/** Whom a group is asked for, in which order: fewest sessions first and then who waited longest, or only the latter. */
export interface PoolAsked {
  order: 'load' | 'turn'
  groupId: string
  skills: readonly string[]
}

export function poolKey({ order, groupId, skills }: PoolAsked): string {
  return [order, groupId, ...skills].join('\n')
}

/** What must be read before it can be decided. */
export interface Wants {
  pools?: PoolAsked[]
  people?: readonly string[]
  /** Codes of fields. */
  assignees?: string[]
}
