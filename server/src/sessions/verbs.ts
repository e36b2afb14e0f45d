import type { SessionCard } from '@parley/contract'
import type { Telling } from '../activity/index.ts'
import type { AuditedEntry } from '../audit/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Batch, batch } from '../platform/batch.ts'
import { type Database, keyed, type Run } from '../platform/database.ts'
import { isDatabaseGone } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Staff } from './access.ts'
import { look, type Seen, type Wanted } from './look.ts'
import { type Session, toCard } from './session.ts'
import { lockQuery } from './sessions-query.ts'
import { type Changed, type Decided, writeDecided } from './write-changes.ts'

/** What the rules of a verb look at. */
export interface Looked extends Seen {
  session: Session
  viewer: Staff
  liveChat: { id: string; name: string }
}

interface Made extends Changed {
  telling?: Telling
  /** What is written down of it beside the session's own timeline, under the name of its live chat: who reads that may not know the session's [NFR-06, ACC-13]. */
  audit?: Pick<AuditedEntry, 'action' | 'seen'>
}

/** What is to become of the session; undefined: it is as they want it already. */
export type Decision = Made | undefined

/** Somebody does something to one session. */
interface Asked extends Pick<Wanted, 'sessionId' | 'to' | 'labels'> {
  asker: UserAsker
  /** @throws {Refusal} */
  decide(looked: Looked): Decision
}

export type Verbs = Batch<Asked, SessionCard>

/** Take, edit, reassign and close: what is asked at the same time is looked up together and written together [T-01b]. */
export function verbs(database: Database): Verbs {
  return batch<Asked, SessionCard>({ commit: (asked) => change(database, asked), isHopeless: isDatabaseGone })
}

/** From this round on the sessions are locked before they are looked at, so that they stand still. */
const patience = 3

type Outcome = SessionCard | Refusal

/**
 * Nobody waits for a lock to look: what was decided is written where all of it still stands, and looked at again where not. Of
 * several who want to change one session the first does, and the others look at what became of it.
 */
async function change(database: Database, asked: Asked[]): Promise<Outcome[]> {
  const outcomes = new Map<Asked, Outcome>()
  let left = asked
  for (let round = 0; left.length > 0; round++) {
    const lock = round > patience
    const certain = await keyed(database, (run) => attempt(database, run, left, lock), { lock })
    for (const [one, outcome] of certain) outcomes.set(one, outcome)
    left = left.filter((one) => !outcomes.has(one))
  }
  return asked.map((one) => outcomes.get(one)!)
}

/** The outcomes that are certain. */
async function attempt(database: Database, run: Run, asked: Asked[], lock: boolean): Promise<Map<Asked, Outcome>> {
  const wanted = asked.map(({ sessionId, asker, to, labels = false }) => ({
    sessionId,
    userId: asker.id,
    labels,
    ...(to && { to }),
  }))
  const locked = lock ? run(lockQuery(wanted.map(({ sessionId }) => sessionId))) : undefined
  const [seen] = await Promise.all([look(run, wanted), locked])
  const names = new Map<string, string>()
  for (const { live_chat_id: id } of seen.sessions.values())
    if (!names.has(id)) names.set(id, (await settingsOf(database, id)).name)

  const outcomes = new Map<Asked, Outcome>()
  const decided = new Map<Session, { one: Asked; made: Decided }>()
  for (const one of asked) {
    const session = seen.sessions.get(one.sessionId)
    const viewer = seen.viewers.get(one.asker.id)
    if (session && decided.has(session)) continue
    try {
      if (!session || !viewer) throw new Refusal('not-found')
      const liveChat = { id: session.live_chat_id, name: names.get(session.live_chat_id)! }
      const decision = one.decide({ ...seen, session, viewer, liveChat })
      if (decision) {
        const { audit, ...made } = decision
        const of = { kind: 'session' as const, id: session.id, name: liveChat.name }
        decided.set(session, { one, made: { ...made, viewer, ...(audit && { audit: { ...audit, who: one.asker, of } }) } })
      } else outcomes.set(one, toCard(session))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      outcomes.set(one, error)
    }
  }
  if (decided.size === 0) return outcomes

  // In the order of their ids, as everybody locks them.
  const changes = [...decided.values()].map(({ made }) => made).sort((a, b) => (a.after.id < b.after.id ? -1 : 1))
  const written = await run(writeDecided(changes), { wakes: true }).catch((error) => {
    // A group or a user that they named has gone at this moment; the next look finds out.
    if (error.code === '23503' && !lock) return []
    throw error
  })
  const held = new Set(written.map(({ id }) => id))
  for (const { one, made } of decided.values()) if (held.has(made.after.id)) outcomes.set(one, toCard(made.after))
  return outcomes
}
