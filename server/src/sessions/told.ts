import type { File, Message, Notice } from '@parley/contract'
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
}

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
  }
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

/**
 * A message as its customer may know it: of who answered the name at most, where it was signed then and is shown now; no id [P14].
 * Only for messages, never for notices.
 */
export function told(message: Message, signed: boolean, { name, operatorNames }: Shown): Message {
  if (message.author === 'customer') return message
  return { ...message, authorId: null, authorName: signed && operatorNames ? message.authorName : name, notice: null }
}
