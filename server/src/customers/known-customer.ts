import { type Account, AccountKind } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { visitorName } from './visitor.ts'

/** Who a customer is, as far as anybody knows; null where it is not known [BND-04]. */
export interface KnownCustomer {
  id: string
  internal: boolean
  name: string | null
  email: string | null
  phone: string | null
  /** Where they write from first, and then their e-mail. */
  accounts: Account[]
  /** Those of them that nobody else can claim: what somebody says of themselves is not proof. */
  proven: Account[]
}

interface Row {
  id: string
  kind: 'internal' | 'external'
  name: string
  email: string | null
  phone: string | null
  external_id: string | null
  verified: boolean
}

const kinds: readonly string[] = AccountKind.anyOf.map((kind) => kind.const)

/** @param channelKind what kind of channel they write in: accounts of channels are named like it. */
export async function knownCustomer(
  { db }: Pick<Work, 'db'>,
  customerId: string,
  channelKind: string,
): Promise<KnownCustomer | undefined> {
  const { rows } = await sql<Row>`
    select id, kind, name, email, phone, external_id, verified from customers where id = ${customerId}::uuid`.execute(db)
  return rows[0] && toKnown(rows[0], channelKind)
}

function toKnown({ id, kind, name, email, phone, external_id, verified }: Row, channelKind: string): KnownCustomer {
  const own: Account[] = kinds.includes(channelKind) ? [{ kind: channelKind as AccountKind, value: external_id ?? id }] : []
  const byMail: Account[] = email === null || channelKind === 'email' ? [] : [{ kind: 'email', value: email }]
  return {
    id,
    internal: kind === 'internal',
    name: name === visitorName(id) ? null : name,
    email,
    phone,
    accounts: [...own, ...byMail],
    proven: verified ? [...own, ...byMail] : own,
  }
}
