import { sql } from 'kysely'
import { addAccount, itemNames, itemsByAccount, noteBinding } from '../apps/index.ts'
import type { Work } from '../platform/database.ts'
import { type KnownCustomer, knownCustomer } from './known-customer.ts'
import { leadOf } from './person.ts'

type Reads = Pick<Work, 'db'>

/** What is bound to a customer in an app, or was: `version` rises each time. */
export interface Binding {
  /** Whose it is: of merged records the one that stays. */
  customerId: string
  itemId: string | null
  version: number
  at: Date
  by: { id: string; name: string } | null
}

interface Row {
  customer_id: string
  item_id: string | null
  version: number
  created_at: Date
  by_id: string | null
  by_name: string | null
}

const toBinding = ({ customer_id, item_id, version, created_at, by_id, by_name }: Row): Binding => ({
  customerId: customer_id,
  itemId: item_id,
  version,
  at: created_at,
  by: by_id === null ? null : { id: by_id, name: by_name ?? '' },
})

/** Undefined: there never was one. */
export async function bindingOf({ db }: Reads, customerId: string, appId: string): Promise<Binding | undefined> {
  const { rows } = await sql<Row>`
    select b.customer_id, b.item_id, b.version, b.created_at, b.created_by as by_id, (select name from users where id = b.created_by) as by_name
    from bindings b where b.app_id = ${appId}::uuid
      and b.customer_id = (select coalesce(merged_into, id) from customers where id = ${customerId}::uuid)`.execute(db)
  return rows[0] && toBinding(rows[0])
}

/** As it stands until this is committed: of two who bind one customer, the second looks at what the first did. */
export async function holdBinding(work: Work, customerId: string, appId: string): Promise<Binding> {
  const { db } = work
  // Nobody merges them with somebody else meanwhile: see merge-records.ts.
  await sql`select from customers where id = ${customerId}::uuid for share`.execute(db)
  const whose = await leadOf(work, customerId)
  await sql`insert into bindings (customer_id, app_id, version) values (${whose}, ${appId}, 0) on conflict do nothing`.execute(db)
  await sql`select from bindings where customer_id = ${whose}::uuid and app_id = ${appId}::uuid for update`.execute(db)
  return (await bindingOf(work, whose, appId))!
}

interface Bind {
  appId: string
  /** Null: none any more. */
  itemId: string | null
  /** Null where nobody did it [BND-16]. */
  by: string | null
}

/** Of a binding that this work holds. Both items say so in their histories. */
export async function setBinding(work: Work, held: Binding, { appId, itemId, by }: Bind): Promise<Binding> {
  await sql`update bindings set item_id = ${itemId}, version = version + 1, created_at = now(), created_by = ${by}
    where customer_id = ${held.customerId}::uuid and app_id = ${appId}::uuid`.execute(work.db)
  if (held.itemId !== null) await noteBinding(work, held.itemId, 'unbound', by)
  if (itemId !== null) await noteBinding(work, itemId, 'bound', by)
  return (await bindingOf(work, held.customerId, appId))!
}

/**
 * Binds a customer from outside whom nobody has bound yet, if exactly one item holds an account that is theirs without doubt
 * [BND-16]. Answers with the item's id, undefined where nothing was bound now. Once somebody has taken an item off, they decide.
 */
export async function bindAtFirstContact(
  work: Work,
  { customerId, channelKind, appId }: { customerId: string; channelKind: string; appId: string },
): Promise<string | undefined> {
  if ((await bindingOf(work, customerId, appId))?.version) return undefined
  const known = await knownCustomer(work, customerId, channelKind)
  if (!known || known.internal) return undefined
  const found = new Set<string>()
  for (const account of known.proven) for (const id of await itemsByAccount(work, appId, account)) found.add(id)
  const [itemId] = found
  if (itemId === undefined || found.size > 1) return undefined
  const held = await holdBinding(work, customerId, appId)
  if (held.version > 0) return undefined
  await setBinding(work, held, { appId, itemId, by: null })
  return itemId
}

/** Every account of theirs goes into the item [BND-05]. */
export async function addAccounts(work: Work, itemId: string, { accounts }: KnownCustomer, by: string): Promise<void> {
  for (const account of accounts) await addAccount(work, itemId, account, by)
}

/**
 * An anonymous visitor turned out to be somebody: who had no item in an app before has theirs, and the item their account. Answers
 * with the apps.
 */
export async function handOverBindings(
  work: Work,
  { from, to, channelKind }: { from: string; to: string; channelKind: string },
): Promise<string[]> {
  const { rows } = await sql<{ app_id: string; item_id: string }>`
    select b.app_id, b.item_id from bindings b where b.customer_id = ${from}::uuid and b.item_id is not null
      and not exists (select from bindings o where o.customer_id = ${await leadOf(work, to)}::uuid and o.app_id = b.app_id and o.version > 0)
    order by b.app_id`.execute(work.db)
  const known = await knownCustomer(work, to, channelKind)
  const names = await itemNames(
    work,
    rows.map(({ item_id }) => item_id),
  )
  for (const { app_id: appId, item_id: itemId } of rows) {
    const held = await holdBinding(work, to, appId)
    if (held.version > 0) continue
    await setBinding(work, held, { appId, itemId, by: null })
    if (names.get(itemId)?.deleted === false)
      for (const account of known?.proven ?? []) await addAccount(work, itemId, account, null)
  }
  return rows.map(({ app_id }) => app_id)
}
