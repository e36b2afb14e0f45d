import type { Message } from '@parley/contract'
import { type Batch, batch } from '../platform/batch.ts'
import { type Database, hotly, type Run } from '../platform/database.ts'
import { isDatabaseGone } from '../platform/problem.ts'
import { type Shown, shownIn } from '../sessions/index.ts'
import { type Draft, isSame } from './draft.ts'
import { byId, lockFor, messagesById, sessionsFor, type Writable } from './look-up.ts'
import { eventsOf, nextMessage } from './next-message.ts'
import { type Fresh, writeMessages } from './write-messages.ts'

/** Undefined: not in this way. There is no open session, it is not theirs to write, the id is taken: to be looked at one by one. */
type Outcome = Message | undefined
export type Outbox = Batch<Draft, Outcome>

/** Text into open sessions, from whoever may write there: everything in flight together is one statement [T-01]. */
export function outbox(database: Database): Outbox {
  const recent: Recent = { sessions: new Map(), open: new Map() }
  return batch<Draft, Outcome>({ commit: (drafts) => sendMessages(database, recent, drafts), isHopeless: isDatabaseGone })
}

/**
 * Sessions as this process last saw them, and which one is open in a thread. They may be out of date and do no harm: the statement
 * that writes holds only those which still stand as they were seen, and nobody is refused from memory.
 */
interface Recent {
  sessions: Map<string, Known>
  open: Map<string, string>
}

/** `lookedAt`: its number then. All that came since was written here: by its operator, its customer or the live chat. */
type Known = Writable & { lookedAt: number }

/** From this round on the sessions are locked before they are looked at, so that they stand still. */
const patience = 3

/** One statement for all, on what is remembered. What that was wrong for is looked up, and tried again. */
async function sendMessages(database: Database, recent: Recent, drafts: Draft[]): Promise<Outcome[]> {
  const outcomes = new Map<Draft, Outcome>()
  let left = drafts
  for (let round = 0; left.length > 0; round++) {
    const run: Run = (query, options) => hotly(database, query, options)
    const certain =
      round <= patience
        ? await attempt(run, database, recent, left, round > 0)
        : await locked(database, (run) => attempt(run, database, recent, left, true, true))
    for (const [draft, outcome] of certain) outcomes.set(draft, outcome)
    left = left.filter((draft) => !outcomes.has(draft))
    if (round > patience && left.length > 0) throw new Error('a session does not stand still')
  }
  return drafts.map((draft) => outcomes.get(draft))
}

/** The outcomes that are certain. A session that did not stand still is forgotten, and its drafts have none. */
async function attempt(run: Run, database: Database, recent: Recent, drafts: Draft[], lookUp: boolean, hold = false) {
  const messages = lookUp ? await look(run, recent, drafts, hold) : new Map<string, Message>()
  const shown = await shownFor(database, recent, drafts)
  const fresh = new Map<Writable, Fresh>()

  // From here to the statement nothing is awaited: other batches count on in the same memory.
  const outcomes = drafts.map((draft): [Draft, Outcome, Writable | undefined] => {
    const session = sessionOf(recent, draft)
    const before = messages.get(draft.id)
    // A retry is answered as it was the first time, even if the session has been closed meanwhile.
    if (before) return [draft, isSame(before, draft) ? before : undefined, session && fresh.has(session) ? session : undefined]
    if (!session || !mayWrite(session, draft)) return [draft, undefined, undefined]

    const theirs = fresh.get(session) ?? begin(session)
    const signs = draft.author === 'operator' ? shown.get(session.id)! : { name: '', operatorNames: false }
    const message = nextMessage(session, draft)
    theirs.messages.push({ message, signed: signs.operatorNames })
    theirs.events.push(...eventsOf(session, message, { signed: signs.operatorNames, quoteSigned: false }, signs))
    if (draft.author === 'operator') theirs.byOperator = true
    else theirs.byCustomer = true
    fresh.set(session, theirs)
    messages.set(message.id, message)
    return [draft, message, session]
  })
  if (fresh.size === 0) return outcomes.filter(() => lookUp).map(([draft, outcome]) => [draft, outcome] as const)

  const forget = (session: Writable) => {
    if (recent.sessions.get(session.id) === session) recent.sessions.delete(session.id)
  }
  try {
    const held = new Set((await run(writeMessages([...fresh.values()]), { wakes: true })).map(({ id }) => id))
    for (const session of fresh.keys()) if (!held.has(session.id)) forget(session)
    const isCertain = (session: Writable | undefined) => (session ? held.has(session.id) : lookUp)
    return outcomes.filter(([, , session]) => isCertain(session)).map(([draft, outcome]) => [draft, outcome] as const)
  } catch (error) {
    for (const session of fresh.keys()) forget(session)
    // Written elsewhere at the same moment: the next look finds it.
    if ((error as { code?: string }).code === '23505' && !hold) return []
    throw error
  }
}

function begin(session: Writable): Fresh {
  const { number, received, sent } = session
  return { was: { number, received, sent }, session, messages: [], events: [], byOperator: false, byCustomer: false }
}

function sessionOf(recent: Recent, draft: Draft): Known | undefined {
  const id = draft.author === 'operator' ? draft.sessionId : recent.open.get(draft.threadId)
  return id === undefined ? undefined : recent.sessions.get(id)
}

/** Whether it goes this way; why not is said by who looks at it alone. */
function mayWrite(session: Known, draft: Draft): boolean {
  if (draft.author === 'operator') {
    // Of what came before the look nobody knows here whether a colleague wrote it [B-03].
    const upToDate = draft.seen === undefined || draft.seen >= session.lookedAt
    const theirs = session.state === 'assigned' && session.operator_id === draft.from
    // Who writes by the website may write as long as its channel is on.
    const connected = session.channel_kind === 'internal' || session.customer_may_write
    return theirs && session.operator_there && connected && upToDate
  }
  const theirs = session.customer_id === draft.from && (draft.liveChatId === null || draft.liveChatId === session.live_chat_id)
  const open = session.state === 'queued' || session.state === 'assigned' || session.state === 'bot'
  return theirs && open && session.customer_may_write
}

/** What customers are shown of who answers, as it is set now [LCS-19]. */
async function shownFor(database: Database, recent: Recent, drafts: Draft[]): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>()
  for (const draft of drafts) {
    const session = draft.author === 'operator' ? sessionOf(recent, draft) : undefined
    if (!session || shown.has(session.id)) continue
    shown.set(session.id, await shownIn(database, session.live_chat_id, session.channel_kind))
  }
  return shown
}

async function look(run: Run, recent: Recent, drafts: Draft[], hold: boolean): Promise<Map<string, Message>> {
  const sessionIds = [...new Set(drafts.flatMap((draft) => (draft.author === 'operator' ? [draft.sessionId] : [])))]
  const threadIds = [...new Set(drafts.flatMap((draft) => (draft.author === 'customer' ? [draft.threadId] : [])))]
  if (hold) await run(lockFor(sessionIds, threadIds))
  const [sessions, written] = await Promise.all([
    run(sessionsFor(sessionIds, threadIds)),
    run(messagesById(drafts.map(({ id }) => id))),
  ])
  if (recent.sessions.size > 10_000) {
    recent.sessions.clear()
    recent.open.clear()
  }
  for (const threadId of threadIds) recent.open.delete(threadId)
  for (const session of sessions) {
    recent.sessions.set(session.id, Object.assign(session, { lookedAt: session.number }))
    if (session.closed_at === null && session.state !== 'spam') recent.open.set(session.thread_id, session.id)
  }
  return byId(written)
}

async function locked<T>(database: Database, work: (run: Run) => Promise<T>): Promise<T> {
  const client = await database.writers.connect()
  let broken = false
  try {
    await client.query('begin')
    const outcome = await work(async (query) => {
      const { sql, parameters } = query.compile(database.db)
      return (await client.query(sql, parameters as unknown[])).rows
    })
    await client.query('commit')
    database.wake()
    return outcome
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true))
    throw error
  } finally {
    client.release(broken)
  }
}
