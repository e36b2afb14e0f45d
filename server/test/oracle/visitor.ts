import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { type Client, clientOf } from '../client.ts'
import type { TestProduct } from '../product.ts'

export interface TestVisitor extends Client {
  /** The customer's. */
  id: string
  name: string
  token: string
  threadId: string
}

interface Known {
  name: string
  /** The `sub` of a signed identity. */
  externalId?: string
  email?: string
}

/**
 * A website's visitor with a token and a thread, straight in the database as `product.user` does it; how they come in has tests of
 * its own.
 */
export async function visitorOf(product: TestProduct, liveChatId: string, known: Known): Promise<TestVisitor> {
  const { db } = product.database
  const { name, externalId, email } = known
  const id = v7()
  const threadId = v7()
  const token = randomBytes(32).toString('base64url')
  const channel = await db
    .selectFrom('channels')
    .select('id')
    .where('live_chat_id', '=', liveChatId)
    .where('kind', '=', 'website')
    .executeTakeFirstOrThrow()
  const verified = externalId !== undefined
  const who = { external_id: externalId ?? null, email: email ?? null, verified }
  await db
    .insertInto('customers')
    .values({ id, kind: 'external', name, ...who })
    .execute()
  const token_hash = createHash('sha256').update(token).digest()
  await db.insertInto('visitor_tokens').values({ token_hash, customer_id: id, live_chat_id: liveChatId }).execute()
  await db
    .insertInto('threads')
    .values({ id: threadId, live_chat_id: liveChatId, channel_id: channel.id, customer_id: id, external_id: id })
    .execute()
  return Object.assign(clientOf(product.url, { authorization: `Bearer ${token}` }), { id, name, token, threadId })
}
