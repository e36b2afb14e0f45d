import { type Moment, Said, type Viewing } from '@parley/contract'
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import type { Asker } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { mayView, owns, refusalTo, sessionById, shownIn, threadById, viewerOf, whoHears } from '../sessions/index.ts'

/** Not told again for as long (ms): the other side shows it for six seconds [TYP-01]. */
const pause = 2_000

/** A page has one session open; more is no page. */
const mostOpen = 10

const said = Compile(Said)

/** Hears from sockets who is typing and who looks at what, and tells the others what they may know of it. Nothing is stored. */
export function tellTyping({ database, hub, logger }: Pick<Means, 'database' | 'hub' | 'logger'>) {
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

  /** What each socket has open. Told in the order in which it was said: who has left is not there again afterwards. */
  const looks = new WeakMap<object, { open: Set<string>; last: Promise<void> }>()

  function lookOf(socket: object) {
    const look = looks.get(socket) ?? { open: new Set(), last: Promise.resolve() }
    looks.set(socket, look)
    return look
  }

  function inTurn(socket: object, asker: Asker, one: Viewing['viewing']): Promise<void> {
    const look = lookOf(socket)
    const told = look.last.then(() => viewing(asker, one))
    look.last = told.catch(() => undefined)
    return told
  }

  return {
    async said(asker: Asker, frame: Record<string, unknown>, socket: object): Promise<void> {
      if (!said.Check(frame) || 'ping' in frame) return
      if ('viewing' in frame) {
        const { sessionId, as } = frame.viewing
        const { open } = lookOf(socket)
        if (as === 'left') open.delete(sessionId)
        else if (open.size < mostOpen) open.add(sessionId)
        if (as === 'left' || !tooSoon(`${asker.id} ${sessionId} ${as}`)) await inTurn(socket, asker, frame.viewing)
        return
      }
      const { typing } = frame
      const about = 'sessionId' in typing ? typing.sessionId : typing.threadId
      if (tooSoon(`${asker.id} ${about}`)) return
      await ('sessionId' in typing ? operator(asker, about) : customer(asker, about))
    },
    /** A page that is closed, or whose network is gone, has nothing open any more, whether it could say so or not [COL-01]. */
    went(asker: Asker, socket: object): void {
      for (const sessionId of looks.get(socket)?.open ?? [])
        inTurn(socket, asker, { sessionId, as: 'left' }).catch((error) => logger.warn({ err: error }, 'nobody was told who left'))
    },
  }
}
