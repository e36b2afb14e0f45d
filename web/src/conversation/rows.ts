import type { Message } from '@parley/contract'
import type { Letter } from '../live/index.ts'
import { dayKey } from '../ui/time.ts'
import type { Ending, Timeline } from './timeline.ts'

/** One line of a conversation as it is drawn. `first` and `last`: of what one person wrote within five minutes. */
export type Row = { key: string } & (
  | { kind: 'day'; at: string }
  | { kind: 'ending'; ending: Ending }
  | { kind: 'new' }
  | { kind: 'notice'; message: Message }
  | { kind: 'message'; message: Message; own: boolean; first: boolean; last: boolean }
  | { kind: 'letter'; letter: Letter; first: boolean }
  | { kind: 'typing'; name: string }
)

export interface Drawn {
  /** Whose side the screen is on: what that side wrote stands at the end of the line. */
  side: 'staff' | 'customer'
  letters: readonly Letter[]
  /** The first message that was unread when the conversation was opened. */
  newFrom: string | undefined
  notices: boolean
  typing: string | undefined
}

const TOGETHER = 5 * 60_000

/** The rows of a conversation, oldest first [ui.md S6]. */
export function rowsOf(timeline: Timeline, { side, letters, newFrom, notices, typing }: Drawn): Row[] {
  const rows: Row[] = []
  let before: Message | undefined
  for (const message of timeline.items) {
    if (before && before.sessionId !== message.sessionId) end(rows, timeline, before.sessionId)
    if (message.notice && !notices) continue
    const { day } = momentOf(message)
    // Above what is held there is more of the same day: a line there would have to go when it comes, and nothing may move [CNV-11].
    if (before ? momentOf(before).day !== day : timeline.next === null)
      rows.push({ kind: 'day', key: `day ${day} ${message.sessionId}`, at: message.sentAt })
    if (message.id === newFrom) rows.push({ kind: 'new', key: 'new' })
    rows.push(message.notice ? { kind: 'notice', key: message.id, message } : said(message, side, rows.at(-1)))
    before = message
  }
  const last = timeline.items.at(-1)
  if (last && side === 'customer') end(rows, timeline, last.sessionId)
  const sent = new Set(timeline.items.map(({ id }) => id))
  for (const letter of letters) {
    if (sent.has(letter.id)) continue
    const above = rows.at(-1)
    const first = !(above?.kind === 'letter' || (above?.kind === 'message' && above.own))
    rows.push({ kind: 'letter', key: letter.id, letter, first })
  }
  if (typing) rows.push({ kind: 'typing', key: 'typing', name: typing })
  return rows
}

function end(rows: Row[], { endings }: Timeline, sessionId: string): void {
  const ending = endings[sessionId]
  if (ending) rows.push({ kind: 'ending', key: `end ${sessionId}`, ending })
}

function said(message: Message, side: Drawn['side'], above: Row | undefined): Row {
  const own = (message.author === 'customer') === (side === 'customer')
  const joins = above?.kind === 'message' && together(above.message, message)
  if (joins) above.last = false
  return { kind: 'message', key: message.id, message, own, first: !joins, last: true }
}

function together(a: Message, b: Message): boolean {
  const same = a.author === b.author && a.authorId === b.authorId && a.authorName === b.authorName && a.note === b.note
  return same && a.sessionId === b.sessionId && momentOf(b).at - momentOf(a).at < TOGETHER
}

const moments = new WeakMap<Message, { at: number; day: string }>()

/** Read once of each message: the rows of thousands are made anew with every one that comes [T-14]. */
function momentOf(message: Message): { at: number; day: string } {
  let known = moments.get(message)
  if (!known) {
    known = { at: Date.parse(message.sentAt), day: dayKey(message.sentAt) }
    moments.set(message, known)
  }
  return known
}
