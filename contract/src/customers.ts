import { type Static, Type } from 'typebox'
import { Account } from './accounts.ts'
import { body, Cursor, Id, Line, Name, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { SessionCard } from './sessions.ts'
import { VisitFacts } from './visits.ts'

/** Somebody who writes, as the list shows them; several merged records are one row [CST-01]. */
export const CustomerRow = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('internal'), Type.Literal('external')]),
  /** The employee, when it is one. */
  userId: orNull(Id),
  name: Type.String(),
  avatarFileId: orNull(Id),
  email: orNull(Type.String()),
  phone: orNull(Type.String()),
  /** The `sub` of a signed identity. */
  externalId: orNull(Type.String()),
  verified: Type.Boolean(),
  firstSeenAt: Time,
  /** Of their sessions those that the asker may see, and when something last happened in one of them. */
  sessions: Type.Integer(),
  lastActivityAt: Time,
})
export type CustomerRow = Static<typeof CustomerRow>

export const CustomerPage = Type.Object({
  customer: CustomerRow,
  visit: VisitFacts,
  /** Of all their records: where they write from, e-mails and phones. */
  accounts: Type.Array(Account),
  /** What is bound to them; who may not view the app is told the name and no more. */
  items: Type.Array(Type.Object({ app: Named, id: Id, name: Type.String() })),
  /** Records that were merged into this one; the last can be taken out first. */
  merged: Type.Array(Type.Object({ customerId: Id, name: Type.String(), by: orNull(Type.String()), at: Time })),
  /** Whether the asker may give them another name, and merge them. */
  rights: Type.Object({ edit: Type.Boolean(), merge: Type.Boolean() }),
})
export type CustomerPage = Static<typeof CustomerPage>

/** Whoever has a session that the asker may see, first seen last. */
export const listCustomers = endpoint({
  method: 'GET',
  path: '/api/customers',
  who: 'user',
  summary: 'Customers by a part of their name, account, phone or e-mail.',
  query: body({ search: Type.Optional(Line), cursor: Type.Optional(Cursor) }),
  reply: portionOf(CustomerRow),
  refuses: [],
})
export const readCustomer = endpoint({
  method: 'GET',
  path: '/api/customers/:customerId',
  who: 'user',
  summary: 'Somebody who writes; of a record that was merged into another one, that other.',
  reply: CustomerPage,
  refuses: ['not-found'],
})
export const listCustomerSessions = endpoint({
  method: 'GET',
  path: '/api/customers/:customerId/sessions',
  who: 'user',
  summary: 'Their sessions that the asker may see, the latest first.',
  query: body({ cursor: Type.Optional(Cursor) }),
  reply: portionOf(SessionCard),
  refuses: ['not-found'],
})
/** For operators who are Online and for supervisors. */
export const editCustomer = endpoint({
  method: 'PATCH',
  path: '/api/customers/:customerId',
  who: 'user',
  summary: 'Give a customer another name; an employee has their own.',
  body: body({ name: Name }),
  reply: CustomerPage,
  refuses: ['not-found', 'operator-offline', 'customer-employee'],
})
/** An employee, and somebody whom the website has signed, is the one that stays: the refusal `merge-other-way` says so. */
export const mergeCustomers = endpoint({
  method: 'PUT',
  path: '/api/customers/:customerId/merged/:otherId',
  who: 'user',
  summary: 'The other record is this person too. Each keeps its identity, threads and sessions.',
  reply: CustomerPage,
  refuses: ['not-found', 'operator-offline', 'customer-employee', 'merge-other-way', 'changed-meanwhile'],
})
export const unmergeCustomers = endpoint({
  method: 'DELETE',
  path: '/api/customers/:customerId/merged/:otherId',
  who: 'user',
  summary: 'The way back: the other record stands alone again, as it did before.',
  reply: CustomerPage,
  refuses: ['not-found', 'operator-offline', 'changed-meanwhile'],
})

/** Records of one person, and how the person is called now: everybody who sees a session of theirs is told. */
export type CustomerChanged = {
  name: 'customer.changed'
  /** The one that the others are merged into. */
  customerId: string
  customerIds: string[]
  customerName: string
}
