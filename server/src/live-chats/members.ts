import type { MemberIds } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

const tables = {
  live_chat_operator_groups: '/operatorGroupIds',
  live_chat_supervisor_groups: '/supervisorGroupIds',
  live_chat_reader_groups: '/readerGroupIds',
} as const

/** Sets the groups that answer, supervise or read. Groups that do not exist are refused. */
export async function setGroups(
  { db }: Pick<Work, 'db'>,
  liveChatId: string,
  table: keyof typeof tables,
  groupIds: string[],
): Promise<void> {
  const ids = [...new Set(groupIds)]
  await known(db, 'groups', ids, tables[table])
  await db.deleteFrom(table).where('live_chat_id', '=', liveChatId).execute()
  const rows = ids.map((group_id) => ({ live_chat_id: liveChatId, group_id }))
  if (rows.length > 0) await db.insertInto(table).values(rows).execute()
}

/** Sets who of the employees may write [LCS-10]. */
export async function setInternal({ db }: Pick<Work, 'db'>, liveChatId: string, internal: MemberIds): Promise<void> {
  const userIds = [...new Set(internal.userIds)]
  const groupIds = [...new Set(internal.groupIds)]
  const orgItemIds = [...new Set(internal.orgItemIds)]
  await known(db, 'users', userIds, '/internal/userIds')
  await known(db, 'groups', groupIds, '/internal/groupIds')
  await known(db, 'org_items', orgItemIds, '/internal/orgItemIds')
  await db.deleteFrom('live_chat_internal').where('live_chat_id', '=', liveChatId).execute()
  const nobody = { live_chat_id: liveChatId, user_id: null, group_id: null, org_item_id: null }
  const rows = [
    ...userIds.map((user_id) => ({ ...nobody, user_id })),
    ...groupIds.map((group_id) => ({ ...nobody, group_id })),
    ...orgItemIds.map((org_item_id) => ({ ...nobody, org_item_id })),
  ]
  if (rows.length > 0) await db.insertInto('live_chat_internal').values(rows).execute()
}

/** They stay until this is committed: a group that is being deleted meanwhile waits, and then finds itself in use. */
async function known(db: Work['db'], table: 'users' | 'groups' | 'org_items', ids: string[], field: string): Promise<void> {
  if (ids.length === 0) return
  const found = await db.selectFrom(table).select('id').where('id', 'in', ids).forKeyShare().execute()
  if (found.length < ids.length) throw new Refusal('not-found', { field })
}
