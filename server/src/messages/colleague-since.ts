import { type Colleague, previewOf } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { type MessageRow, type Session, toMessage } from '../sessions/index.ts'

/** The last answer of somebody else of staff after this number; customers' words, notices and notes are none [B-03]. */
export async function colleagueSince(
  { db }: Pick<Work, 'db'>,
  { id, thread_id, chapter, number }: Pick<Session, 'id' | 'thread_id' | 'chapter' | 'number'>,
  userId: string,
  seen: number,
): Promise<Colleague | undefined> {
  if (seen >= number) return undefined
  const { rows } = await sql<MessageRow>`
    select m.*, ${thread_id}::uuid as thread_id, ${chapter}::int as chapter from messages m
    where m.session_id = ${id}::uuid and m.number > ${seen} and m.author = 'operator' and m.ordinal > 0 and m.note is null
      and m.author_id is distinct from ${userId}::uuid
    order by m.number desc limit 1`.execute(db)
  if (!rows[0]) return undefined
  const message = toMessage(rows[0])
  const { text, fileName } = previewOf(message)
  return { id: message.authorId ?? '', name: message.authorName, number: message.number, text, fileName }
}
