import {
  type Account,
  AccountKind,
  type CustomerPage,
  keptAccount,
  portion,
  type SessionCard,
  type VisitFacts,
} from '@parley/contract'
import { sql } from 'kysely'
import { appsNamed, itemNames } from '../../apps/index.ts'
import { mergesInto, type Person, visitOf } from '../../customers/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { seenBy } from '../seen-by.ts'
import { type Session, toCard } from '../session.ts'
import { columns, joined } from '../sessions-query.ts'
import { accessCustomer } from './access-customer.ts'

type Reads = Pick<Work, 'db'>

interface Row {
  id: string
  email: string | null
  phone: string | null
  external_id: string | null
  kinds: string[]
  visit: VisitFacts
}

/** What is known of somebody who writes [CST-01, VIS-01]. */
export async function readCustomer(reads: Reads, asker: Asker, customerId: string): Promise<CustomerPage> {
  const { person, row, mayEdit } = await accessCustomer(reads, asker, customerId)
  const { rows } = await sql<Row>`
    select c.id, c.email, c.phone, c.external_id, ${visitOf} as visit,
      array(select distinct h.kind from threads t join channels h on h.id = t.channel_id where t.customer_id = c.id) as kinds
    from customers c where c.id = any(${person.ids}::uuid[])
    order by (select max(s.last_activity_at) from sessions s where s.customer_id = c.id) desc nulls last`.execute(reads.db)
  // Who was here last tells where they are.
  const { visit } = rows.find((one) => one.visit.page !== null) ?? rows[0]!
  const merges = await mergesInto(reads, person.lead)
  return {
    customer: row,
    visit,
    accounts: accountsOf(rows),
    items: await itemsOf(reads, person),
    merged: merges.map(({ merged_id, name, by_name, at }) => ({
      customerId: merged_id,
      name,
      by: by_name,
      at: at.toISOString(),
    })),
    rights: { edit: mayEdit && row.userId === null, merge: mayEdit },
  }
}

const known: readonly string[] = AccountKind.anyOf.map((kind) => kind.const)

/** Each once. */
function accountsOf(rows: readonly Row[]): Account[] {
  const all = rows.flatMap(({ id, email, phone, external_id, kinds }): Account[] => [
    ...kinds.filter((kind) => known.includes(kind)).map((kind) => ({ kind: kind as AccountKind, value: external_id ?? id })),
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ])
  return [...new Map(all.map((account) => [JSON.stringify(keptAccount(account)), account])).values()]
}

async function itemsOf(reads: Reads, { lead }: Person): Promise<CustomerPage['items']> {
  const { rows } = await sql<{ app_id: string; item_id: string }>`
    select app_id, item_id from bindings where customer_id = ${lead}::uuid and item_id is not null`.execute(reads.db)
  const [apps, names] = await Promise.all([
    appsNamed(
      reads,
      rows.map(({ app_id }) => app_id),
    ),
    itemNames(
      reads,
      rows.map(({ item_id }) => item_id),
    ),
  ])
  return rows.flatMap(({ app_id, item_id }) => {
    const app = apps.find(({ id }) => id === app_id)
    const item = names.get(item_id)
    return app && item && !item.deleted ? [{ app: { id: app.id, name: app.name }, id: item.id, name: item.name }] : []
  })
}

/** The latest first. */
export async function listCustomerSessions(
  reads: Reads,
  asker: Asker,
  customerId: string,
  cursor?: string,
): Promise<{ items: SessionCard[]; next: string | null }> {
  const { person, viewer } = await accessCustomer(reads, asker, customerId)
  const from = cursor === undefined ? undefined : /^(\d{1,17})\.([0-9a-f-]{36})$/.exec(cursor)
  if (from === null) throw new Refusal('bad-request', { field: 'cursor' })
  const after = from
    ? sql`(s.created_at, s.id) < (timestamptz 'epoch' + ${from[1]}::bigint * interval '1 microsecond', ${from[2]}::uuid)`
    : sql`true`
  const { rows } = await sql<Session & { since: string }>`
    select ${columns}, (extract(epoch from s.created_at) * 1000000)::bigint::text as since from sessions s ${joined}
    where s.customer_id = any(${person.ids}::uuid[]) and ${seenBy(viewer)} and ${after}
    order by s.created_at desc, s.id desc limit ${portion + 1}`.execute(reads.db)
  const last = rows[portion - 1]
  return { items: rows.slice(0, portion).map(toCard), next: rows.length > portion && last ? `${last.since}.${last.id}` : null }
}
