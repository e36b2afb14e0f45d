import type { Thread } from '@parley/contract'
import { CompiledQuery } from 'kysely'
import { mayWriteTo, settingsOf } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type MessageRow, quotedText, shownIn, signedOf, told, toMessage } from './told.ts'

type Reads = Pick<Work, 'db'>

/** In JSON dates are texts. */
type Dated = 'sent_at' | 'edited_at' | 'withdrawn_at'

export interface ThreadsRow {
  id: string
  live_chat_id: string
  customer_id: string
  kind: string
  open: string | null
  read: number | null
  unread: number
  seen: number
  last: (Omit<MessageRow, Dated> & { [Key in Dated]: Key extends 'sent_at' ? string : string | null }) | null
}

/** `t` is the thread. */
const threadsQuery = (which: string) => `
  select t.id, t.live_chat_id, t.customer_id, h.kind, latest.read, counted.unread, counted.seen,
    case when latest.state <> 'closed' then latest.id end as open,
    (select to_jsonb(l) from (
      select m.*, t.id as thread_id, s.chapter
      from (select id, chapter from sessions where thread_id = t.id order by chapter desc) s
      cross join lateral (select m.*, ${quotedText} from messages m
        where m.session_id = s.id and m.author <> 'system' and m.note is null order by m.number desc limit 1) m
      order by s.chapter desc limit 1) l) as last
  from threads t join channels h on h.id = t.channel_id
  cross join lateral (select coalesce(sum(s.sent - s.seen), 0)::int as unread, coalesce(sum(s.seen), 0)::int as seen
    from sessions s where s.thread_id = t.id) counted
  left join lateral (select s.id, s.state, greatest(s.read, s.read_told) as read, s.chapter from sessions s where s.thread_id = t.id
    order by s.chapter desc limit 1) latest on true
  where ${which}`

/** The threads of customer `$1`. */
export const threadsText = threadsQuery('t.customer_id = $1')
const threadText = threadsQuery('t.id = $1')

/** The thread of this asker [CUS-06]; nobody else's is found. */
export async function accessThread(reads: Reads, asker: Asker, id: string): Promise<Thread> {
  const row = await rowOf(reads, id)
  if (!row || !owns(asker, row)) throw new Refusal('not-found')
  return toThread(reads, row)
}

/** As its customer sees it, whoever asks: to be told to them. */
export async function threadTold(reads: Reads, id: string): Promise<Thread | undefined> {
  const row = await rowOf(reads, id)
  return row && toThread(reads, row)
}

async function rowOf({ db }: Reads, id: string): Promise<ThreadsRow | undefined> {
  return (await db.executeQuery<ThreadsRow>(CompiledQuery.raw(threadText, [id]))).rows[0]
}

export function owns(asker: Asker, thread: { customer_id: string; live_chat_id: string }): boolean {
  return thread.customer_id === asker.id && (asker.kind === 'user' || thread.live_chat_id === asker.liveChatId)
}

/** An employee's own chats with live chats, latest first [CUS-03]. */
export async function threadsOf(reads: Reads, customerId: string): Promise<Thread[]> {
  const { rows } = await reads.db.executeQuery<ThreadsRow>(CompiledQuery.raw(threadsText, [customerId]))
  const threads: Thread[] = []
  for (const row of rows) threads.push(await toThread(reads, row))
  return threads.sort((a, b) => ((a.last?.sentAt ?? '') < (b.last?.sentAt ?? '') ? 1 : -1))
}

export async function toThread(reads: Reads, row: ThreadsRow): Promise<Thread> {
  const shown = await shownIn(reads, row.live_chat_id, row.kind)
  const dateOf = (at: string | null) => (at === null ? null : new Date(at))
  const last = row.last && {
    ...row.last,
    sent_at: new Date(row.last.sent_at),
    edited_at: dateOf(row.last.edited_at),
    withdrawn_at: dateOf(row.last.withdrawn_at),
  }
  return {
    id: row.id,
    liveChatId: row.live_chat_id,
    name: shown.name,
    exportable: await mayExport(reads, row.live_chat_id),
    writable: await isWritable(reads, row.live_chat_id, row.kind, row.customer_id),
    openSessionId: row.open,
    unread: row.unread,
    seen: row.seen,
    read: row.read ?? 0,
    last: last && told(toMessage(last), signedOf(last), shown),
  }
}

/** Employees by the Internal setting, as long as it names them [CUS-02, CUS-10]; visitors while the website's channel is on. */
export async function isWritable(reads: Reads, liveChatId: string, channelKind: string, customerId: string): Promise<boolean> {
  if (channelKind === 'internal') return mayWriteTo(reads, customerId, liveChatId)
  return (await settingsOf(reads, liveChatId)).website.enabled
}

/** Whether customers of this live chat may save what was written [TRN-01]. */
export async function mayExport(reads: Reads, liveChatId: string): Promise<boolean> {
  return (await settingsOf(reads, liveChatId)).customerTranscripts
}
