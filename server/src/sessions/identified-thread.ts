import type { Work } from '../platform/database.ts'

type Reads = Pick<Work, 'db'>

/** Whose thread of a channel carries this id of the other side. */
export async function customerByExternalId({ db }: Reads, channelId: string, externalId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('threads')
    .select('customer_id')
    .where('channel_id', '=', channelId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return found?.customer_id
}

export async function hasSessions({ db }: Reads, customerId: string): Promise<boolean> {
  return (await db.selectFrom('sessions').select('id').where('customer_id', '=', customerId).executeTakeFirst()) !== undefined
}
