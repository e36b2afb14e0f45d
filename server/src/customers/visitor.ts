import { v7 } from 'uuid'
import { hashOf, newSecret, type VisitorAsker } from '../people/index.ts'
import type { Database, Work } from '../platform/database.ts'
import { type About, pageOf } from './note-visit.ts'

export interface Visitor extends About {
  liveChatId: string
  /** The `sub` of a signed identity. */
  externalId?: string | undefined
}

/** A new customer from a website, and the token by which their browser is known from now on; it is told this once. */
export async function newVisitor(work: Work, { liveChatId, name, externalId, page, ...about }: Visitor) {
  const id = v7()
  await work.db
    .insertInto('customers')
    .values({
      id,
      kind: 'external',
      name: name?.trim() || visitorName(id),
      ...about,
      page: page ?? null,
      pages: JSON.stringify(page === undefined ? [] : [pageOf(page)]),
      external_id: externalId ?? null,
      verified: externalId !== undefined,
    })
    .execute()
  return { customerId: id, token: await newVisitorToken(work, id, liveChatId) }
}

/** Another browser of the same customer. */
export async function newVisitorToken({ db }: Work, customerId: string, liveChatId: string): Promise<string> {
  const token = newSecret()
  await db
    .insertInto('visitor_tokens')
    .values({ token_hash: hashOf(token), customer_id: customerId, live_chat_id: liveChatId })
    .execute()
  return token
}

/** Who holds this token; the house hands it to `askers`, which remembers. */
export async function visitorByToken({ db }: Pick<Database, 'db'>, token: string): Promise<VisitorAsker | undefined> {
  const found = await db
    .selectFrom('visitor_tokens')
    .select(['customer_id', 'live_chat_id'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  return found && { kind: 'visitor', id: found.customer_id, liveChatId: found.live_chat_id }
}

/** What staff call somebody who has not said a name: `Visitor 8f21`. */
export function visitorName(customerId: string): string {
  return `Visitor ${customerId.slice(-4)}`
}
