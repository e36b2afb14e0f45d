import * as contract from '@parley/contract'
import type { Client } from './client.ts'
import { type openDesk, write } from './desk.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>
type Visitor = Parameters<typeof write>[0] & { threadId: string }

/** Who reads what, and who counts it as unread again. */
export function readingAt({ olga, boris, vera }: Desk) {
  const read = async (who: Client, sessionId: string) => {
    const { session } = await vera.get(contract.readSession, { path: { sessionId } })
    return who.get(contract.readUpTo, { path: { sessionId }, body: { number: session.number } })
  }
  const unread = (who: Client, sessionId: string, body: { number?: number } = {}) =>
    who.get(contract.unreadFrom, { path: { sessionId }, body })
  return {
    read,
    /** Of Olga's session: she and the supervisor read, go back and read on, and Boris has it after them. */
    async backAndOn(visitor: Visitor, sessionId: string) {
      await write(visitor, visitor.threadId, 'The second')
      await read(olga, sessionId)
      await unread(olga, sessionId, { number: 1 })
      await write(visitor, visitor.threadId, 'The third')
      await read(vera, sessionId)
      await unread(vera, sessionId)
      const to = { operatorId: boris.id }
      await olga.get(contract.reassignSession, { path: { sessionId }, body: { to, from: olga.id } })
      await read(boris, sessionId)
    },
  }
}
