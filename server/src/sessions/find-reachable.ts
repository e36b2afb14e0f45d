import type { Reachable } from '@parley/contract'
import { sql } from 'kysely'
import { findCandidates, rightsInApps } from '../apps/index.ts'
import { appsOf, writersLike } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { viewerOf } from './access.ts'
import { hasWords } from './customers/customer-row.ts'
import { seenBy } from './seen-by.ts'

type Reads = Pick<Work, 'db'>

/** In each part of what is found. */
const most = 20

interface Row {
  id: string
  name: string
  avatar_file_id: string | null
  email: string | null
  phone: string | null
  item_id: string | null
}

/**
 * Whom an operator can begin a session with: employees whom the setting Internal names; customers who have written here and of whom
 * the operator may see a session, or whose item of the account app has the words and is theirs to see [SES-14].
 */
export async function findReachable(reads: Reads, who: UserAsker, liveChatId: string, search: string) {
  const viewer = await viewerOf(reads, who)
  if (!viewer?.roles[liveChatId]?.groupIds.length) throw new Refusal('not-found')
  if ([...search.trim()].length < 2) return { employees: [], customers: [] }
  const { account: appId } = await appsOf(reads, liveChatId)
  const items = appId === null ? new Map<string, string>() : await itemsLike(reads, who, appId, search)
  const { rows } = await sql<Row>`
    select c.id, c.name, c.avatar_file_id, c.email, c.phone, b.item_id from customers c
    left join bindings b on b.app_id = ${appId}::uuid and b.customer_id = coalesce(c.merged_into, c.id)
      and b.item_id = any(${[...items.keys()]}::uuid[])
    where c.kind = 'external'
      and exists (select from sessions s where s.customer_id = c.id and s.live_chat_id = ${liveChatId}::uuid)
      and (b.item_id is not null or (c.id in (select m.id from customers m where ${hasWords(search)})
        and exists (select from sessions s where s.customer_id = c.id and ${seenBy(viewer)})))
    order by b.item_id is null, lower(c.name), c.id limit ${most}`.execute(reads.db)
  const employees = await writersLike(reads, liveChatId, search, most)
  return {
    employees: employees
      .filter(({ id }) => id !== who.id)
      .map(
        ({ id, name, avatarFileId, email }): Reachable => ({
          ...{ customerId: id, userId: id, name, avatarFileId, hint: email, item: null },
        }),
      ),
    customers: rows.map(
      ({ id, name, avatar_file_id, email, phone, item_id }): Reachable => ({
        ...{ customerId: id, userId: null, name, avatarFileId: avatar_file_id, hint: email ?? phone ?? '' },
        item: item_id === null ? null : (items.get(item_id) ?? null),
      }),
    ),
  }
}

/** Names of items by their ids; of an app that the asker may not view there are none [APP-11]. */
async function itemsLike(reads: Reads, who: UserAsker, appId: string, search: string): Promise<Map<string, string>> {
  if (!(await rightsInApps(reads, who, [appId]))(appId).view) return new Map()
  const known = { name: null, phone: null, email: null, accounts: [], isThem: true, item: null }
  const { found } = await findCandidates(reads, who, appId, { search, known })
  return new Map(found.map(({ id, name }) => [id, name]))
}
