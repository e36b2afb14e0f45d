import type { Field, ItemValues, SessionFact, Variable } from '@parley/contract'
import { sql } from 'kysely'
import { type Known, knownVariable, linkedApp, takeVariable } from '../apps/index.ts'
import { bindingOf, type KnownCustomer } from '../customers/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { Reads } from './index.ts'
import { customerOf } from './prepare-item.ts'
import type { Session } from './session.ts'

/** What a session knows for variables that ask for it; what does not fit a variable leaves it empty [BPR-02, BPR-03]. */
export async function fillVariables(reads: Reads, session: Session, variables: readonly Variable[]): Promise<ItemValues> {
  if (variables.every(({ from }) => from === null)) return {}
  const customer = await customerOf(reads, session)
  const values: ItemValues = {}
  for (const { field, from } of variables) {
    if (from === null) continue
    const value = await factFor(reads, session, customer, field, from)
    if (value !== undefined) values[field.code] = value
  }
  return values
}

async function factFor(reads: Reads, session: Session, customer: KnownCustomer, field: Field, from: SessionFact) {
  if (from === 'bound-item') return fitting(field, await boundItem(reads, session, linkedApp(field)))
  const text = await textOf(reads, session, customer, from)
  if (text === null) return undefined
  if (field.type === 'string') return fitting(field, cut(text, field.settings.maxLength))
  const { name, email, phone, accounts } = customer
  if (from === 'customer-account') return fitting(field, accounts.slice(0, 1))
  const known: Known = { name, email, phone, accounts, isThem: true, item: null }
  return knownVariable(field, known)
}

async function textOf(reads: Reads, session: Session, customer: KnownCustomer, from: Exclude<SessionFact, 'bound-item'>) {
  switch (from) {
    case 'session-name':
      return session.name
    case 'customer-name':
      return session.customer_name
    case 'customer-email':
      return customer.email
    case 'customer-phone':
      return customer.phone
    case 'customer-account': {
      const [account] = customer.accounts
      return account ? `${account.kind}: ${account.value}` : null
    }
    case 'last-message':
      return lastMessage(reads, session)
    case 'live-chat-name':
      return (await settingsOf(reads, session.live_chat_id)).name
  }
}

/** The customer's own last words. */
async function lastMessage({ db }: Reads, { id }: Session): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select text from messages where session_id = ${id}::uuid and author = 'customer' and note is null and withdrawn_at is null and text <> ''
    order by number desc limit 1`.execute(db)
  return rows[0]?.text ?? null
}

/** The customer's own item of this app, or what was registered last in the session. */
async function boundItem(reads: Reads, session: Session, appId: string | undefined): Promise<string[] | undefined> {
  if (appId === undefined) return undefined
  const binding = await bindingOf(reads, session.customer_id, appId)
  if (binding?.itemId) return [binding.itemId]
  const { rows } = await sql<{ item_id: string }>`
    select item_id from session_items where session_id = ${session.id}::uuid and app_id = ${appId}::uuid
    order by created_at desc, item_id desc limit 1`.execute(reads.db)
  return rows[0] && [rows[0].item_id]
}

function fitting(field: Field, given: unknown): ItemValues[string] {
  const taken = takeVariable(field, given)
  return 'value' in taken ? taken.value : undefined
}

function cut(text: string, most: number): string {
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
