import * as contract from '@parley/contract'
import type { Client } from './client.ts'
import { newId, type openDesk } from './desk.ts'
import { seenUser } from './seen.ts'

/** What is changed around sessions while people look at them, and put back. */
export function arranging(desk: Awaited<ReturnType<typeof openDesk>>) {
  const { admin, olga } = desk
  return {
    async renamePerson() {
      await admin.get(contract.editUser, await seenUser(admin, olga.id, { name: `Olga ${newId().slice(0, 4)}` }))
    },
    async remember(who: Client, sessionId: string) {
      const at = new Date(Date.now() + 3_600_000).toISOString()
      await who.get(contract.setReminder, { path: { sessionId }, body: { at, untilReply: true } })
      await who.get(contract.saveDraft, { path: { targetId: sessionId }, body: { text: 'What I have begun' } })
    },
    async forget(who: Client, sessionId: string) {
      await who.get(contract.removeReminder, { path: { sessionId } })
      await who.get(contract.saveDraft, { path: { targetId: sessionId }, body: { text: '' } })
    },
  }
}
