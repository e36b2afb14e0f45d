import { type Moment, Said, type Viewing } from '@parley/contract'
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import type { Asker } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { mayView, owns, refusalTo, sessionById, shownIn, threadById, viewerOf, whoHears } from '../sessions/index.ts'

/** Not told again for as long (ms): the other side shows it for six seconds [TYP-01]. */
const pause = 2_000

const said = Compile(Said)

/** Hears from sockets who is typing and who looks at what, and tells the others what they may know of it. Nothing is stored. */
export function tellTyping({ database, hub }: Pick<Means, 'database' | 'hub'>) {
  const last = new Map<string, number>()

  function tooSoon(key: string): boolean {
    const now = performance.now()
    if (now - (last.get(key) ?? -pause) < pause) return true
    if (last.size > 10_000) last.clear()
    last.set(key, now)
    return false
  }

  /** Of an operator who may answer here: to the customer by the name that they may know, to supervisors as they are. */
  async function operator(asker: Asker, sessionId: string): Promise<void> {
    const viewer = await viewerOf(database, asker)
    const session = viewer && (await sessionById(database, sessionId))
    if (!viewer || !session || refusalTo('answer', session, viewer)) return
    const { live_chat_id, channel_kind, customer_id, thread_id } = session
    const shown = await shownIn(database, live_chat_id, channel_kind)
    const personName = shown.operatorNames ? viewer.name : shown.name
    hub.tell([`customer:${customer_id}`], { name: 'typing', threadId: thread_id, personName } satisfies Moment)
    const moment: Moment = { name: 'typing', sessionId, by: 'operator', id: viewer.userId, personName: viewer.name }
    hub.tell([`supervisors:${live_chat_id}`], moment)
  }

  async function customer(asker: Asker, threadId: string): Promise<void> {
    const thread = await threadById(database, threadId)
    if (!thread || !owns(asker, thread)) return
    const { rows } = await sql<{ id: string }>`
      select id from sessions where thread_id = ${threadId}::uuid and state in ('queued', 'assigned', 'bot')`.execute(database.db)
    const session = rows[0] && (await sessionById(database, rows[0].id))
    if (!session) return
    const { id: sessionId, customer_id: id, customer_name: personName } = session
    hub.tell(whoHears(session), { name: 'typing', sessionId, by: 'customer', id, personName } satisfies Moment)
  }

  /** Who has it open is told to who may see it; that somebody left also by who has just lost it [COL-01]. */
  async function viewing(asker: Asker, { sessionId, as }: Viewing['viewing']): Promise<void> {
    const viewer = await viewerOf(database, asker)
    const session = viewer && (await sessionById(database, sessionId))
    if (!viewer || !session) return
    const knows = as === 'left' && viewer.roles[session.live_chat_id] !== undefined
    if (!knows && !mayView(session, viewer)) return
    const person = { id: viewer.userId, name: viewer.name, avatarFileId: viewer.avatarFileId }
    hub.tell(whoHears(session), { name: 'viewing', sessionId, as, person } satisfies Moment)
  }

  return async (asker: Asker, frame: Record<string, unknown>): Promise<void> => {
    if (!said.Check(frame) || 'ping' in frame) return
    if ('viewing' in frame) {
      const { sessionId, as } = frame.viewing
      if (as === 'left' || !tooSoon(`${asker.id} ${sessionId} ${as}`)) await viewing(asker, frame.viewing)
      return
    }
    const { typing } = frame
    const about = 'sessionId' in typing ? typing.sessionId : typing.threadId
    if (tooSoon(`${asker.id} ${about}`)) return
    await ('sessionId' in typing ? operator(asker, about) : customer(asker, about))
  }
}
