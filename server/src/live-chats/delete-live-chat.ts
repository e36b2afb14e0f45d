import { audited } from '../audit/index.ts'
import { rightsChanged, type UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { concernedOf } from './concerned.ts'
import { forgetLiveChat, type LiveChatChanged, liveChatsTopic } from './settings.ts'

/**
 * From the commit on it is nobody's: no roles, nobody who may write, no website, its name free for another. What it holds is
 * closed and deleted by a job, since there may be a great deal of it [LCS-20].
 */
export async function deleteLiveChat(database: Database, who: UserAsker, id: string): Promise<void> {
  await transaction(database, async (work) => {
    const { db } = work
    const held = db.selectFrom('live_chats').select('name').where('id', '=', id).where('deleted_at', 'is', null)
    const found = await held.forUpdate().executeTakeFirst()
    if (!found) throw new Refusal('not-found')
    const { operators, supervisors, writers } = await concernedOf(work, id)
    await db.deleteFrom('live_chat_operator_groups').where('live_chat_id', '=', id).execute()
    await db.deleteFrom('live_chat_supervisor_groups').where('live_chat_id', '=', id).execute()
    await db.deleteFrom('live_chat_reader_groups').where('live_chat_id', '=', id).execute()
    await db.deleteFrom('live_chat_register_apps').where('live_chat_id', '=', id).execute()
    await db.deleteFrom('live_chat_internal').where('live_chat_id', '=', id).execute()
    await db
      .updateTable('channels')
      .set({ state: 'disconnected', settings: JSON.stringify({ enabled: false }) })
      .where('live_chat_id', '=', id)
      .execute()
    await db
      .updateTable('live_chats')
      .set({ deleted_at: new Date(), account_app_id: null, calendar_id: null, changed_at: new Date(), changed_by: who.id })
      .where('id', '=', id)
      .execute()
    work.publish([liveChatsTopic], { name: 'live-chat.changed', liveChatId: id } satisfies LiveChatChanged)
    work.later('delete-sessions', { liveChatId: id }, { queue: 'delete-sessions' })
    audited(work, who, 'live-chat-deleted', { kind: 'live-chat', id, name: found.name })
    rightsChanged(work, [...new Set([...operators, ...supervisors, ...writers])])
  })
  forgetLiveChat(id)
}

/** The last of it, when nothing belongs to it any more. */
export async function forgetDeleted({ db }: Pick<Database, 'db'>, id: string): Promise<void> {
  await db.deleteFrom('live_chats').where('id', '=', id).where('deleted_at', 'is not', null).execute()
}
