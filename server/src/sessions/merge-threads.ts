import { sql } from 'kysely'
import { handOverBindings } from '../customers/index.ts'
import type { Work } from '../platform/database.ts'
import { changeSession } from './change-session.ts'
import { openSessionOf } from './open-session.ts'
import type { By } from './session.ts'
import { sessionById } from './sessions-query.ts'
import { tellBound } from './tell-bindings.ts'

export interface Merging {
  liveChatId: string
  /** Of the anonymous customer, and of who they are. */
  from: string
  to: string
}

const nobody: By = { author: 'system', id: null, name: '' }

/**
 * The sessions of one customer's website thread become those of another's, in the order of time. Of two open sessions the
 * anonymous one is closed; an open one comes last, since the next message belongs to it [SES-02, SES-03].
 */
export async function mergeThreads(work: Work, { liveChatId, from, to }: Merging): Promise<void> {
  const { db } = work
  const { rows } = await sql<{ id: string; customer_id: string; customer_name: string }>`
    select t.id, t.customer_id, c.name as customer_name from threads t join customers c on c.id = t.customer_id
    where t.live_chat_id = ${liveChatId}::uuid and t.customer_id in (${from}::uuid, ${to}::uuid)
    order by t.id for no key update of t`.execute(db)
  const source = rows.find(({ customer_id }) => customer_id === from)
  const target = rows.find(({ customer_id }) => customer_id === to)
  if (!source || !target) return

  // Rows are locked in the order of their ids, as everywhere.
  await sql`select from sessions where thread_id in (${source.id}::uuid, ${target.id}::uuid) order by id for no key update`.execute(
    db,
  )
  const open = await openSessionOf(work, source.id)
  const both = open !== undefined && (await openSessionOf(work, target.id)) !== undefined
  if (both) {
    const closed = { state: 'closed' as const, closed_at: new Date(), closed_by: null, waiting_since: null }
    changeSession(work, open, closed, nobody, [{ kind: 'merged' }])
  }

  await sql`
    update messages m set author_id = ${to}::uuid from sessions s
    where s.thread_id = ${source.id}::uuid and m.session_id = s.id and m.author = 'customer'`.execute(db)
  // Out of the way first: chapters of one thread are never the same, not even for a moment.
  await sql`update sessions set chapter = -chapter where thread_id = ${target.id}::uuid`.execute(db)
  await sql`
    update sessions set thread_id = ${target.id}::uuid, customer_id = ${to}::uuid, chapter = chapter - 1000000000,
      name = case when name = ${source.customer_name} then ${target.customer_name} else name end
    where thread_id = ${source.id}::uuid`.execute(db)
  await sql`
    update sessions s set chapter = o.chapter
    from (select id, row_number() over (order by state in ('queued', 'assigned', 'bot'), created_at, id) as chapter
      from sessions where thread_id = ${target.id}::uuid) o where o.id = s.id`.execute(db)

  for (const appId of await handOverBindings(work, { from, to, channelKind: 'website' })) await tellBound(work, to, appId)
  if (!open || both) return
  const joined = await sessionById(work, open.id)
  if (joined) changeSession(work, joined, {}, nobody, [{ kind: 'merged' }])
}
