import type { Label, SessionPage, VisitFacts } from '@parley/contract'
import { sql } from 'kysely'
import { visitOf } from '../customers/index.ts'
import { labelsText } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { decisionsOf } from '../routing/index.ts'
import { viewSession } from './access.ts'
import { locksOnCustomer } from './blocklist/list-locks.ts'
import { seenBy } from './seen-by.ts'
import { toCard } from './session.ts'

interface Row {
  live_chat_name: string
  channel_name: string
  kind: 'internal' | 'external'
  email: string | null
  phone: string | null
  external_id: string | null
  verified: boolean
  since: Date
  visit: VisitFacts
  sessions: number
  labels: Label[]
}

/** With what the pane About the Session shows [INF-01…05, INF-16]. */
export async function readSession(reads: Pick<Work, 'db'>, asker: Asker, sessionId: string): Promise<SessionPage> {
  const { session, viewer } = await viewSession(reads, asker, sessionId)
  const { rows } = await sql<Row>`
    select l.name as live_chat_name, h.name as channel_name, c.kind, c.email, c.phone, c.external_id, c.verified, ${visitOf} as visit,
      ${sql.raw(labelsText('l.id'))} as labels,
      (select min(m.created_at) from customers m where m.id = lead.id or m.merged_into = lead.id) as since,
      (select count(*)::int from sessions s where ${seenBy(viewer)}
        and s.customer_id in (select m.id from customers m where m.id = lead.id or m.merged_into = lead.id)) as sessions
    from threads t join channels h on h.id = t.channel_id join live_chats l on l.id = t.live_chat_id
    join customers c on c.id = t.customer_id join customers lead on lead.id = coalesce(c.merged_into, c.id)
    where t.id = ${session.thread_id}::uuid`.execute(reads.db)
  const row = rows[0]!
  const card = toCard(session)
  const customer = {
    ...card.customer,
    kind: row.kind,
    email: row.email,
    phone: row.phone,
    externalId: row.external_id,
    verified: row.verified,
    firstSeenAt: row.since.toISOString(),
    sessions: row.sessions,
    account: row.kind === 'external' ? (row.external_id ?? session.customer_id) : null,
    locks: await locksOnCustomer(reads, session, viewer),
    visit: row.visit,
  }
  const liveChat = { id: session.live_chat_id, name: row.live_chat_name }
  return {
    session: card,
    details: {
      liveChat,
      labels: row.labels,
      channelName: row.channel_name,
      connected: session.connected,
      customer,
      routed: session.routed && {
        rule: session.routed.rule,
        to: session.routed.to,
        decisions: await decisionsOf(reads, session.id),
      },
    },
  }
}
