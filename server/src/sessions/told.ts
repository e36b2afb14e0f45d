import { type File, type Message, type Named, type Notice, type Quote, quoteOf } from '@parley/contract'
import { sql } from 'kysely'
import { settingsOf } from '../live-chats/index.ts'
import type { Work } from '../platform/database.ts'

/** A row of the timeline with where it stands. */
export interface MessageRow {
  id: string
  thread_id: string
  session_id: string
  chapter: number
  number: number
  ordinal: number
  author: Message['author']
  author_id: string | null
  author_name: string
  signed: boolean
  text: string
  files: File[] | null
  notice: Notice | null
  sent_at: Date
  quote_id: string | null
  note: { mentions: Named[] } | null
  edited_at: Date | null
  withdrawn_at: Date | null
  changed: number | null
  /** What it answers to, as it is now; where a query asks for it. */
  quoted?: QuotedRow | null
}

export type QuotedRow = Pick<MessageRow, 'id' | 'author' | 'author_name' | 'signed' | 'text' | 'files' | 'changed'> & {
  withdrawn_at: string | null
}

/** Of a message `m`, what it quotes: one look-up by key where there is a quote, nothing where there is none. */
export const quotedText = `case when m.quote_id is not null then (
  select to_jsonb(q) from (select id, author, author_name, signed, left(text, 400) as text, files, changed, withdrawn_at
    from messages where id = m.quote_id) q) end as quoted`
export const quoted = sql.raw(quotedText)

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    threadId: row.thread_id,
    sessionId: row.session_id,
    chapter: row.chapter,
    number: row.number,
    ordinal: row.ordinal,
    author: row.author,
    authorId: row.author_id,
    authorName: row.author_name,
    text: row.text,
    files: row.files ?? [],
    notice: row.notice,
    sentAt: row.sent_at.toISOString(),
    ...(row.quoted && { quote: toQuote(row.quoted) }),
    ...(row.note && { note: true, mentions: row.note.mentions }),
    ...(row.edited_at && !row.withdrawn_at && { editedAt: row.edited_at.toISOString() }),
    ...(row.withdrawn_at && { withdrawnAt: row.withdrawn_at.toISOString() }),
    ...(row.changed !== null && { changed: row.changed }),
  }
}

export function toQuote({ id, author, author_name, text, files, changed, withdrawn_at }: QuotedRow): Quote {
  return quoteOf({
    id,
    author,
    authorName: author_name,
    text,
    files: files ?? [],
    ...(changed !== null && { changed }),
    ...(withdrawn_at !== null && { withdrawnAt: withdrawn_at }),
  })
}

/** What a live chat shows its customers of who answers [LCS-13, CUS-05]. */
export interface Shown {
  /** The live chat's. */
  name: string
  operatorNames: boolean
}

export async function shownIn(reads: Pick<Work, 'db'>, liveChatId: string, channelKind: string): Promise<Shown> {
  const settings = await settingsOf(reads, liveChatId)
  const shows = channelKind === 'internal' ? settings.showOperatorName : settings.website.showOperatorName
  return { name: settings.name, operatorNames: shows }
}

/** Whether a message was signed, and what it quotes. */
export interface Signed {
  signed: boolean
  quoteSigned: boolean
}

export function signedOf(row: Pick<MessageRow, 'signed' | 'quoted'>): Signed {
  return { signed: row.signed, quoteSigned: row.quoted?.signed ?? false }
}

/**
 * A message as its customer may know it: of who answered, and of whom it quotes, the name at most, where it was signed then and is
 * shown now; no id [P14]. Only for messages, never for notices and notes.
 */
export function told(message: Message, { signed, quoteSigned }: Signed, { name, operatorNames }: Shown): Message {
  const nameOf = ({ author, authorName }: Pick<Message, 'author' | 'authorName'>, signed: boolean) =>
    author === 'customer' || (signed && operatorNames) ? authorName : name
  const { quote } = message
  const quoting = quote ? { ...message, quote: { ...quote, authorName: nameOf(quote, quoteSigned) } } : message
  if (message.author === 'customer') return quoting
  return { ...quoting, authorId: null, authorName: nameOf(message, signed), notice: null }
}
