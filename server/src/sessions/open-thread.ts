import type { Thread } from '@parley/contract'
import { v7 } from 'uuid'
import { customerOfUser } from '../customers/index.ts'
import { mayWriteTo } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessThread } from './threads.ts'

/** My chat with a live chat that I may write to, or could before [CUS-03, CUS-10]. */
export async function openThread(work: Work, asker: UserAsker, liveChatId: string): Promise<Thread> {
  const mayWrite = await mayWriteTo(work, asker.id, liveChatId)
  const known = await findThread(work, liveChatId, 'internal', asker.id)
  if (!mayWrite && !known) throw new Refusal('not-found')
  const id =
    known ?? (await makeThread(work, { liveChatId, channelKind: 'internal', customerId: await customerOfUser(work, asker.id) }))
  const thread = await accessThread(work, asker, id)
  if (!known) work.publish([`customer:${asker.id}`], { name: 'thread.changed', thread })
  return thread
}

interface Wanted {
  liveChatId: string
  channelKind: string
  customerId: string
  /** The other side's name for this chat; the customer's id where it has none. */
  externalId?: string
}

/** The customer's thread in the channel of this kind, made where there is none; `not-found` where there is no such channel. */
export async function makeThread(
  work: Work,
  { liveChatId, channelKind, customerId, externalId = customerId }: Wanted,
): Promise<string> {
  const channel = await work.db
    .selectFrom('channels')
    .select('id')
    .where('live_chat_id', '=', liveChatId)
    .where('kind', '=', channelKind)
    .executeTakeFirst()
  if (!channel) throw new Refusal('not-found')
  await work.db
    .insertInto('threads')
    .values({ id: v7(), live_chat_id: liveChatId, channel_id: channel.id, customer_id: customerId, external_id: externalId })
    .onConflict((conflict) => conflict.columns(['channel_id', 'external_id']).doNothing())
    .execute()
  const id = await findThread(work, liveChatId, channelKind, customerId)
  if (!id) throw new Refusal('not-found')
  return id
}

async function findThread({ db }: Pick<Work, 'db'>, liveChatId: string, channelKind: string, customerId: string) {
  const found = await db
    .selectFrom('threads as t')
    .innerJoin('channels as h', 'h.id', 't.channel_id')
    .select('t.id')
    .where('t.customer_id', '=', customerId)
    .where('t.live_chat_id', '=', liveChatId)
    .where('h.kind', '=', channelKind)
    .executeTakeFirst()
  return found?.id
}
