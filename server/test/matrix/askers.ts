import { createHash, randomBytes } from 'node:crypto'
import { type Client, clientOf } from '../client.ts'
import type { Company } from '../oracle/company.ts'
import type { TestVisitor } from '../oracle/visitor.ts'
import type { TestUser } from '../product.ts'

/** Everybody who may ask. Unless said otherwise their role is in live chat one, whose sessions wait for the group Main. */
export const askers = [
  'anonymous',
  /** Whose session waits. */
  'visitorA',
  /** Whose session the assignee has. */
  'visitorB',
  /** Known by a signed identity; their session is closed. */
  'identified',
  'plain',
  'internal',
  /** Of Main, Online. */
  'operator',
  /** Of Main. */
  'offline',
  /** Of Billing, Online. */
  'billing',
  /** Of Main, Online; has a session. */
  'assignee',
  'supervisor',
  'otherOperator',
  'otherSupervisor',
  'administrator',
  'locked',
  /** Has signed out. */
  'ended',
  /** Must set up a second factor before anything else [B-17]. */
  'owing',
] as const
export type AskerName = (typeof askers)[number]

export type Gate = 'anyone' | 'customer' | 'user' | 'administrator'

const strangers: AskerName[] = ['anonymous', 'locked', 'ended']
const visitors: AskerName[] = ['visitorA', 'visitorB', 'identified']

/** What stops somebody before it is looked at what they ask for; undefined: nothing. */
export function stoppedAt(
  { gate, early = false }: { gate: Gate; early?: boolean },
  asker: AskerName,
): 'not-signed-in' | 'forbidden' | 'second-factor-required' | undefined {
  if (gate === 'anyone') return undefined
  if (strangers.includes(asker)) return 'not-signed-in'
  if (asker === 'owing' && !early) return 'second-factor-required'
  if (gate === 'customer') return undefined
  if (visitors.includes(asker) || (gate === 'administrator' && asker !== 'administrator')) return 'forbidden'
  return undefined
}

export type Clients = Record<AskerName, Client>

export function clientsOf(
  { people, product }: Company,
  others: Record<'visitorA' | 'visitorB' | 'identified', TestVisitor> & { owing: TestUser },
) {
  return { ...people, ...others, anonymous: product.anyone } satisfies Clients
}

/** An administrator, so that all that could be theirs is kept from them. */
export async function owing({ product }: Company): Promise<TestUser> {
  const user = await product.user('Owing', { administrator: true })
  const { id: group_id } = await product.group('Guarded', [user])
  await product.database.db.insertInto('second_factor_groups').values({ group_id }).execute()
  return user
}

/** The same user in another browser; others are asked as they are. */
export async function inAnotherBrowser({ product }: Company, asker: AskerName, client: Client): Promise<Client> {
  if (!('name' in client) || visitors.includes(asker) || asker === 'locked' || asker === 'ended') return client
  const token = randomBytes(32).toString('base64url')
  const user_id = (client as TestUser).id
  const token_hash = createHash('sha256').update(token).digest()
  await product.database.db.insertInto('sign_ins').values({ token_hash, user_id }).execute()
  return clientOf(product.url, { cookie: `parley=${token}` })
}
