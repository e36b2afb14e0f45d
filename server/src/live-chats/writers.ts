import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { likeText } from '../platform/like-text.ts'

/** The live chats that a user may write to as an internal customer, by name; an empty setting means nobody [LCS-11, CUS-02]. */
export async function writableLiveChats({ db }: Pick<Work, 'db'>, userId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select l.id, l.name from live_chats l
    where l.id in (
      select live_chat_id from live_chat_internal where user_id = ${userId}
      union all
      select i.live_chat_id from memberships m join live_chat_internal i using (group_id) where m.user_id = ${userId}
      union all
      select i.live_chat_id from org_memberships m join live_chat_internal i using (org_item_id) where m.user_id = ${userId})
    order by lower(l.name)`.execute(db)
  return rows
}

export async function mayWriteTo({ db }: Pick<Work, 'db'>, userId: string, liveChatId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (
      select from live_chat_internal i
      where i.live_chat_id = ${liveChatId} and (i.user_id = ${userId}
        or i.group_id in (select group_id from memberships where user_id = ${userId})
        or i.org_item_id in (select org_item_id from org_memberships where user_id = ${userId}))) as may`.execute(db)
  return rows[0]!.may
}

/** Everybody who may write to a live chat as an internal customer. */
export async function writerIdsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from live_chat_internal where live_chat_id = ${liveChatId} and user_id is not null
    union
    select m.user_id from live_chat_internal i join memberships m using (group_id) where i.live_chat_id = ${liveChatId}
    union
    select m.user_id from live_chat_internal i join org_memberships m using (org_item_id) where i.live_chat_id = ${liveChatId}`.execute(
    db,
  )
  return rows.map(({ user_id }) => user_id)
}

export interface Writer {
  id: string
  name: string
  email: string
  avatarFileId: string | null
}

/** Those of them who are in and have the words in their name or e-mail. */
export async function writersLike({ db }: Pick<Work, 'db'>, liveChatId: string, search: string, most: number): Promise<Writer[]> {
  const like = `%${likeText(search.trim().toLowerCase())}%`
  const { rows } = await sql<Writer>`
    select u.id, u.name, u.email, u.avatar_file_id as "avatarFileId" from users u
    where u.state = 'active' and (lower(u.name) like ${like} or lower(u.email) like ${like}) and exists (
      select from live_chat_internal i where i.live_chat_id = ${liveChatId}::uuid and (i.user_id = u.id
        or i.group_id in (select group_id from memberships where user_id = u.id)
        or i.org_item_id in (select org_item_id from org_memberships where user_id = u.id)))
    order by lower(u.name), u.id limit ${most}`.execute(db)
  return rows
}
