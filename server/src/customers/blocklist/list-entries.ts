import { type LockList, type LockOperator, type LockType, portion } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { entriesQuery } from './entry.ts'

export interface Wanted {
  list: LockList
  search?: string
  type?: LockType
  operator?: LockOperator
  liveChatId?: string
  deleted?: 'yes'
  cursor?: string
}

/** Those that are about one of these live chats or about all, newest first [BLK-11]. */
export async function listEntries({ db }: Pick<Work, 'db'>, wanted: Wanted, chats: readonly string[]) {
  const { list, type = null, operator = null, liveChatId = null, deleted, cursor } = wanted
  const search = wanted.search?.trim().toLowerCase() ?? ''
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) throw new Refusal('bad-request', { field: 'cursor' })
  const within = (column: string) => sql`strpos(lower(${sql.ref(column)}), ${search}) > 0`
  const { rows } = await entriesQuery(
    sql`e.list = ${list} and (e.deleted_at is not null) = ${deleted === 'yes'}
      and (e.live_chat_ids is null or e.live_chat_ids && ${[...chats]}::uuid[])
      and (${type}::text is null or e.type = ${type}) and (${operator}::text is null or e.operator = ${operator})
      and (${liveChatId}::uuid is null or e.live_chat_ids is null or ${liveChatId}::uuid = any(e.live_chat_ids))
      and (${search} = '' or ${within('e.name')} or ${within('e.value')} or ${within('e.reason')})
      and (${cursor ?? null}::uuid is null or e.id < ${cursor ?? null}::uuid)`,
    // Ids are made in the order of time.
    sql`order by e.id desc limit ${portion + 1}`,
  ).execute(db)
  const items = rows.slice(0, portion)
  const last = items.at(-1)
  return { items, next: rows.length > portion && last ? last.id : null }
}
