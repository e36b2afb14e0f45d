import { randomBytes } from 'node:crypto'
import type { AuditAction } from '@parley/contract'
import { audited } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Secrets } from '../platform/secrets.ts'

/** The secrets that a channel's identities may be signed with, newest first, opened. */
export async function identitySecretsOf({ db }: Pick<Work, 'db'>, secrets: Secrets, channelId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('identity_secrets')
    .select('secret')
    .where('channel_id', '=', channelId)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ secret }) => secrets.open(secret, placeOf(channelId)))
}

/** 256 bits, as HS256 wants them (RFC 7518 §3.2). The two newest stay in use, so that a website can change over. */
export function createIdentitySecret(database: Database, secrets: Secrets, who: UserAsker, liveChatId: string) {
  return transaction(database, async (work) => {
    const { db } = work
    const channel = await db
      .selectFrom('channels')
      .select('id')
      .where('live_chat_id', '=', liveChatId)
      .where('kind', '=', 'website')
      .forUpdate()
      .executeTakeFirst()
    if (!channel) throw new Refusal('not-found')
    const secret = randomBytes(32).toString('base64url')
    const made = { id: crypto.randomUUID(), channel_id: channel.id, created_at: new Date() }
    const others = await db
      .selectFrom('identity_secrets')
      .select('id')
      .where('channel_id', '=', channel.id)
      .orderBy('created_at', 'desc')
      .execute()
    const retired = others.slice(1).map(({ id }) => id)
    if (retired.length > 0) await db.deleteFrom('identity_secrets').where('id', 'in', retired).execute()
    await db
      .insertInto('identity_secrets')
      .values({ ...made, secret: secrets.seal(secret, placeOf(channel.id)) })
      .execute()
    await tell(work, who, 'identity-secret-created', liveChatId)
    return { id: made.id, secret, createdAt: made.created_at.toISOString() }
  })
}

export async function retireIdentitySecret(work: Work, who: UserAsker, liveChatId: string, secretId: string): Promise<void> {
  const { db } = work
  const channels = db.selectFrom('channels').select('id').where('live_chat_id', '=', liveChatId)
  const retired = await db
    .deleteFrom('identity_secrets')
    .where('id', '=', secretId)
    .where('channel_id', 'in', channels)
    .returning('id')
    .execute()
  if (retired.length === 0) throw new Refusal('not-found')
  await tell(work, who, 'identity-secret-retired', liveChatId)
}

async function tell(work: Work, who: UserAsker, action: AuditAction, id: string): Promise<void> {
  const { name } = await work.db.selectFrom('live_chats').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  audited(work, who, action, { kind: 'live-chat', id, name })
}

const placeOf = (channelId: string) => `channel:${channelId}`
