import { auditedEdit } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { labelsOf } from './labels.ts'

/** All of a live chat's labels before and after are one thing: names, colours and order belong together. @returns what `change` does */
export function changeLabels<T>(
  database: Database,
  who: UserAsker,
  liveChatId: string,
  change: (work: Work) => Promise<T>,
): Promise<T> {
  return transaction(database, async (work) => {
    let changed: T
    await auditedEdit(work, who, {
      action: 'labels-edited',
      kind: 'live-chat',
      async read() {
        const chat = work.db.selectFrom('live_chats').select(['id', 'name']).where('id', '=', liveChatId)
        const found = await chat.where('deleted_at', 'is', null).executeTakeFirst()
        if (!found) throw new Refusal('not-found')
        return { ...found, labels: (await labelsOf(work, liveChatId)).map(({ name, colour }) => `${name} (${colour})`) }
      },
      async change() {
        changed = await change(work)
      },
    })
    return changed!
  })
}
