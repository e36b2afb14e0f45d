import type { File, Message } from '@parley/contract'
import { previewOf, quoteOf } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import {
  type By,
  changeSession,
  type MessageRow,
  type Session,
  shownIn,
  signedOf,
  told,
  toMessage,
  whoHears,
} from '../sessions/index.ts'

/** What a message is to say; nothing at all: it is withdrawn. */
export type Saying = { text: string; files: File[] } | null

/**
 * Changes a message of a session that is locked, with what it said kept for staff [CNV-13]. It takes the session's next number:
 * a notice stands there, and the message carries it as `changed`. Answers with the message as staff know it, and as its
 * customer may.
 */
export async function changeMessage(work: Work, session: Session, row: MessageRow, saying: Saying, by: By) {
  const now = new Date()
  const changed = session.number + 1
  const files = saying && saying.files.length > 0 ? saying.files : null
  await sql`insert into message_versions (message_id, version, text, files, until)
    select ${row.id}::uuid, coalesce(max(version), 0) + 1, ${row.text}, ${row.files && JSON.stringify(row.files)}::jsonb, ${now}
    from message_versions where message_id = ${row.id}::uuid`.execute(work.db)
  const stored = {
    text: saying?.text ?? '',
    ...(saying ? { edited_at: now } : { withdrawn_at: now }),
    changed,
  }
  await work.db
    .updateTable('messages')
    .set({ ...stored, files: files && JSON.stringify(files) })
    .where('id', '=', row.id)
    .execute()
  const after: MessageRow = { ...row, ...stored, files }
  const message = toMessage(after)

  const preview = (await isLast(work, row)) ? previewOf(message) : session.preview
  if (preview !== session.preview)
    await work.db
      .updateTable('sessions')
      .set({ preview: JSON.stringify(preview) })
      .where('id', '=', session.id)
      .execute()
  const kind = saying ? ('edited' as const) : ('withdrawn' as const)
  changeSession(work, session, { preview }, by, [{ kind, messageId: row.id, note: row.note !== null }])
  work.publish(whoHears(session), { name: 'message.changed', message, quote: quoteOf(message) })

  const theirs = row.note
    ? message
    : told(message, signedOf(after), await shownIn(work, session.live_chat_id, session.channel_kind))
  if (!row.note)
    work.publish([`customer:${session.customer_id}`], { name: 'message.retold', message: theirs, quote: quoteOf(theirs) })
  return { message, theirs }
}

/** Whether it is what the session's row shows of the conversation. */
async function isLast({ db }: Work, { id, session_id }: MessageRow): Promise<boolean> {
  const last = await db
    .selectFrom('messages')
    .select('id')
    .where('session_id', '=', session_id)
    .where('author', 'in', ['customer', 'operator'])
    .where('note', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id === id
}

/** Whether it says this already, so that nothing has to be done. */
export function saysAlready({ text, files }: Message, wanted: { text: string; files: readonly string[] }): boolean {
  return text === wanted.text && files.length === wanted.files.length && files.every(({ id }, i) => id === wanted.files[i])
}
