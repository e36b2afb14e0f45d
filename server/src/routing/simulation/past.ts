import { plainSkill } from '../skills.ts'
import type { Candidate, Person, Pool, PoolAsked, Whereabouts } from '../snapshot.ts'
import type { Holding, Known, Status } from './history.ts'

interface Event {
  at: number
  apply(): void
}

/** The same as when they are read (see read-wants). */
const best = 16

/**
 * The people of a live chat while time goes on: who is Online, who has how many sessions, and who waited longest. Where the draft
 * gave somebody another session than they had, the past is told as it would have been.
 */
export function pastOf(liveChatId: string, people: ReadonlyMap<string, Known>, statuses: Status[], holdings: Holding[]) {
  const online = new Set<string>()
  const open = new Map<string, number>()
  const here = new Map<string, number>()
  const turns = new Map<string, number>()
  /** Whose sessions are not those that they had. */
  const changed = new Set<string>()
  /** Sessions whose past holdings did not happen, from when on. */
  const unheld = new Map<string, number>()
  let next = 0

  const count = (map: Map<string, number>, id: string, n: number) => map.set(id, (map.get(id) ?? 0) + n)
  const hold = ({ userId, liveChatId: chat }: Pick<Holding, 'userId' | 'liveChatId'>, n: number) => {
    count(open, userId, n)
    if (chat === liveChatId) count(here, userId, n)
  }
  const happened = ({ sessionId, from }: Holding) => !(from.getTime() >= (unheld.get(sessionId) ?? Number.POSITIVE_INFINITY))
  const events: Event[] = [
    ...statuses.map(({ at, userId, online: on }) => ({
      at: at.getTime(),
      apply: () => void (on ? online.add(userId) : online.delete(userId)),
    })),
    ...holdings.flatMap((holding) => {
      const { from, until, userId } = holding
      const begins = () => {
        if (!happened(holding)) return
        hold(holding, 1)
        turns.set(userId, from.getTime())
      }
      const begin = { at: from.getTime(), apply: begins }
      const end = until && { at: until.getTime(), apply: () => void (happened(holding) && hold(holding, -1)) }
      return end ? [begin, end] : [begin]
    }),
  ].sort((a, b) => a.at - b.at)

  const add = (event: Event) => {
    let at = events.length
    while (at > next && events[at - 1]!.at > event.at) at--
    events.splice(at, 0, event)
  }

  function isThere(userId: string, at: number): Whereabouts {
    const person = people.get(userId)
    if (!person?.active) return 'locked'
    if (!online.has(userId)) return 'offline'
    return person.absences.some(({ from, until }) => from.getTime() <= at && at < until.getTime()) ? 'absent' : 'there'
  }

  return {
    changed: changed as ReadonlySet<string>,
    /** All that happened before this moment. */
    goTo(at: number): void {
      for (; next < events.length && events[next]!.at < at; next++) events[next]!.apply()
    },
    /** The session goes to somebody else than it did, and stays there until it is closed; or to nobody, and waits. */
    otherwise(session: { id: string; at: Date; closedAt: Date | null }, was: string | null, is: string | null): void {
      const at = session.at.getTime()
      unheld.set(session.id, at)
      if (was) changed.add(was)
      if (!is) return
      changed.add(is)
      const holding = { userId: is, liveChatId }
      hold(holding, 1)
      turns.set(is, at)
      if (session.closedAt) add({ at: session.closedAt.getTime(), apply: () => hold(holding, -1) })
    },
    person(userId: string, at: number): Person | null {
      const known = people.get(userId)
      return known ? { id: userId, name: known.name, is: isThere(userId, at), operator: known.groupIds.length > 0 } : null
    },
    pool({ groupId, skills, order }: PoolAsked, maximum: number | null, at: number): Pool {
      const there = [...people.values()].filter(({ id, groupIds }) => groupIds.includes(groupId) && isThere(id, at) === 'there')
      const skilled = there.filter((one) => skills.every((skill) => one.skills.includes(plainSkill(skill))))
      const free = skilled.filter(
        ({ id, maximum: own }) =>
          (own === null || (open.get(id) ?? 0) < own) && (maximum === null || (here.get(id) ?? 0) < maximum),
      )
      const all = free.map(({ id, name }): Candidate => ({ id, name, open: open.get(id) ?? 0, turn: turns.get(id) ?? 0 }))
      all.sort((a, b) => (order === 'load' ? a.open - b.open : 0) || a.turn - b.turn || (a.id < b.id ? -1 : 1))
      return { online: there.length, skilled: skilled.length, free: free.length, best: all.slice(0, best) }
    },
  }
}

export type Past = ReturnType<typeof pastOf>
