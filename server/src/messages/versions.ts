import type { File, Message, MessageVersion } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Reads, viewSession } from '../sessions/index.ts'

/** What a message said before, for who may see the session that it is in [CNV-13]. */
export async function listVersions(
  reads: Reads,
  asker: UserAsker,
  sessionId: string,
  messageId: string,
): Promise<MessageVersion[]> {
  await viewSession(reads, asker, sessionId)
  const there = await reads.db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', messageId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (!there) throw new Refusal('not-found')
  const rows = await versionsOf(reads, messageId)
  return rows.map(({ text, files, until }) => ({ text, files: (files as File[] | null) ?? [], until: until.toISOString() }))
}

/** As it was sent; nothing where that is how it still is. */
export async function firstVersion(reads: Reads, { id, changed }: Message): Promise<Partial<Pick<Message, 'text' | 'files'>>> {
  if (changed === undefined) return {}
  const [first] = await versionsOf(reads, id)
  return first ? { text: first.text, files: (first.files as File[] | null) ?? [] } : {}
}

function versionsOf({ db }: Reads, messageId: string) {
  return db.selectFrom('message_versions').selectAll().where('message_id', '=', messageId).orderBy('version').execute()
}
