import * as contract from '@parley/contract'
import type { Client } from './client.ts'
import { begin, type Desk, newId, type Visitor, write } from './desk.ts'

interface Situation {
  visitor: Visitor
  sessionId: string
}

/** What happens at a desk around spam. */
export function spammed(desk: Pick<Desk, 'olga' | 'vera' | 'visitor'>) {
  const { olga, vera } = desk
  const mark = (who: Client, sessionId: string) => who.get(contract.markSpam, { path: { sessionId } })
  const unmark = (who: Client, sessionId: string) => who.get(contract.unmarkSpam, { path: { sessionId } })
  return {
    mark,
    unmark,
    /** Olga's, marked by her. */
    async inSpam(): Promise<Situation> {
      const now = await begin(desk, olga)
      await mark(olga, now.sessionId)
      return now
    },
    async markedAndBack({ visitor, sessionId }: Situation) {
      await mark(vera, sessionId)
      await write(visitor, visitor.threadId, 'Buy now')
      await unmark(vera, sessionId)
    },
    /** Somebody new, who is locked before they write. */
    async whileLocked(work: (who: { visitor: Client; threadId: string }) => Promise<unknown>) {
      const visitor = await desk.visitor()
      const rule = { type: 'account' as const, operator: 'equals' as const, value: visitor.customerId }
      const body = { list: 'block' as const, name: newId(), ...rule, until: null, liveChatIds: null, reason: '' }
      await vera.get(contract.createLockEntry, { body })
      await work({ visitor, threadId: visitor.threadId })
    },
    async takenOut({ visitor, threadId }: { visitor: Client; threadId: string }) {
      const { sessionId } = await write(visitor, threadId, 'Not spam at all')
      await unmark(vera, sessionId)
      await write(visitor, threadId, 'Thank you')
    },
  }
}
