import { type Account, type ItemReach, isId } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { contactsOf } from '../apps/index.ts'
import { mayWriteTo } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { Staff } from './access.ts'
import { hasWords } from './customers/customer-row.ts'
import { seenBy } from './seen-by.ts'

type Reads = Pick<Work, 'db'>

const most = 50
/** So many of an item's values are looked for. */
const mostValues = 20

interface Row {
  id: string
  user_id: string | null
  name: string
  avatar_file_id: string | null
  email: string | null
  phone: string | null
  external_id: string | null
  live_chat_id: string
  live_chat_name: string
  bound: boolean
  open_id: string | null
  open_name: string | null
}

/**
 * Whom an operator can write to about an item, by the rules of findReachable: customers who have written where the operator answers,
 * and employees who may write there. The item is bound to them or was registered with them, or they are known by one of its values;
 * and the operator may see a session of theirs, unless it is their item of that live chat's account app [BND-15, SES-14, SES-15].
 */
export async function findItemReach(reads: Reads, who: UserAsker, viewer: Staff, itemId: string): Promise<ItemReach[]> {
  const operated = Object.entries(viewer.roles).flatMap(([id, role]) => (role?.groupIds.length ? [id] : []))
  if (operated.length === 0) return []
  const contacts = (await contactsOf(reads, who, itemId)).slice(0, mostValues)
  const { rows } = await sql<Row>`
    with theirs as (
      select c.id, b.app_id from bindings b join customers c on coalesce(c.merged_into, c.id) = b.customer_id
        where b.item_id = ${itemId}::uuid
      union all
      select s.customer_id, null from session_items i join sessions s on s.id = i.session_id where i.item_id = ${itemId}::uuid)
    select c.id, c.user_id, coalesce(u.name, c.name) as name, coalesce(u.avatar_file_id, c.avatar_file_id) as avatar_file_id,
      coalesce(u.email, c.email) as email, c.phone, c.external_id, l.id as live_chat_id, l.name as live_chat_name,
      c.id in (select id from theirs) as bound, o.id as open_id, o.name as open_name
    from customers c join live_chats l on l.id = any(${operated}::uuid[]) left join users u on u.id = c.user_id
    left join lateral (select s.id, s.name from sessions s where s.customer_id = c.id and s.live_chat_id = l.id
      and s.state in ('queued', 'assigned') and ${seenBy(viewer)} order by s.created_at desc limit 1) o on true
    where c.id in (select id from theirs union all select m.id from customers m where ${knownBy(contacts)})
      and (c.kind = 'internal' and c.id in (select id from theirs) and u.state = 'active' and u.id <> ${who.id}::uuid
        or c.kind = 'external' and exists (select from sessions s where s.customer_id = c.id and s.live_chat_id = l.id)
          and (l.account_app_id in (select app_id from theirs where theirs.id = c.id)
            or exists (select from sessions s where s.customer_id = c.id and ${seenBy(viewer)})))
    order by o.id is null, lower(c.name), c.id, lower(l.name), l.id limit ${most}`.execute(reads.db)
  const reached: ItemReach[] = []
  for (const row of rows) {
    const values = contacts.filter((contact) => isTheirs(row, contact)).map(({ value }) => value)
    const may = row.user_id === null ? row.bound || values.length > 0 : await mayWriteTo(reads, row.user_id, row.live_chat_id)
    if (may) reached.push(toReach(row, [...new Set(values)]))
  }
  return reached
}

/** Of customers `m`: found by an index, and compared exactly afterwards. */
function knownBy(contacts: readonly Account[]): RawBuilder<boolean> {
  const ids = contacts.filter(({ value }) => isId(value)).map(({ value }) => value)
  const each = contacts.map(({ value }) => hasWords(value))
  return sql<boolean>`(m.id = any(${ids}::uuid[])${each.length ? sql` or ${sql.join(each, sql` or `)}` : sql``})`
}

const digits = (phone: string) => phone.replace(/\D/g, '')

/** As items have customers' accounts; see knownCustomer. */
function isTheirs({ id, email, phone, external_id }: Row, { kind, value }: Account): boolean {
  if (kind === 'email') return email?.trim().toLowerCase() === value.toLowerCase()
  if (kind === 'website') return (external_id ?? id) === value
  return phone !== null && /^\+?[\d\s().-]{4,}$/.test(value) && digits(phone) === digits(value)
}

function toReach(row: Row, values: string[]): ItemReach {
  const { id, user_id, name, avatar_file_id, email, phone, bound, open_id, open_name } = row
  return {
    ...{
      customerId: user_id ?? id,
      userId: user_id,
      name,
      avatarFileId: avatar_file_id,
      hint: email ?? phone ?? '',
      bound,
      values,
    },
    liveChat: { id: row.live_chat_id, name: row.live_chat_name },
    openSession: open_id === null ? null : { id: open_id, name: open_name ?? '' },
  }
}
