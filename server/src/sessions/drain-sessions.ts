import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { keepDecision, makeTurns, routeAgain } from '../routing/index.ts'
import { changeSession } from './change-session.ts'
import { labelsThere } from './labels-there.ts'
import { holderOf } from './operator-named.ts'
import { holding } from './reassign-session.ts'
import { sessionById } from './sessions-query.ts'

export interface Draining {
  /** Who came Online, or has room again. */
  userIds: string[]
}

/** Sessions of one live chat that are looked at in one go. */
const most = 500

/**
 * What waits is routed again, oldest first, when somebody comes Online or has room [B-07]: a session whose rules would now give it
 * to an operator is theirs. Also each minute, for absences that have ended.
 */
export const drainSessions: Task<Draining | undefined> = {
  name: 'drain-sessions',
  cron: '* * * * *',
  async run(database, draining) {
    // Whoever was never given anything is the next in turn from now on.
    await makeTurns(database, draining?.userIds)
    for (const liveChatId of await chatsToDrain(database, draining?.userIds ?? null)) await drain(database, liveChatId)
  },
}

async function drain(database: Database, liveChatId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from sessions where live_chat_id = ${liveChatId}::uuid and state = 'queued' order by queued_at, id limit ${most}`.execute(
    database.db,
  )
  for (const { id } of rows) await transaction(database, (work) => drainSession(work, id))
}

/** With rules that give sessions to operators, and with somebody waiting. */
async function chatsToDrain({ db }: Database, userIds: readonly string[] | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from live_chats l
    where l.deleted_at is null
      and exists (select from routing_rules r where r.live_chat_id = l.id and r.enabled
        and r.action ->> 'name' in ('least-busy', 'round-robin', 'operator', 'last-operator'))
      and exists (select from sessions s where s.live_chat_id = l.id and s.state = 'queued')
      and (${userIds}::uuid[] is null or exists (select from live_chat_operator_groups o join memberships m using (group_id)
        where o.live_chat_id = l.id and m.user_id = any(${userIds}::uuid[])))
    order by l.id`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Only where it waits as routing left it: what somebody gave to another queue stays there. Whoever has it locked is quicker, and
 * is waited for: another look at the queue may have begun before somebody came, and leaves it waiting.
 */
async function drainSession(work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select coalesce((select m.text from messages m where m.session_id = s.id and m.author = 'customer' order by m.number limit 1), '') as text
    from sessions s where s.id = ${id}::uuid and s.state = 'queued' and s.group_id::text is not distinct from (
      select r.decision #>> '{to,id}' from routings r where r.session_id = s.id order by r.id desc limit 1)
    for no key update of s`.execute(work.db)
  if (!rows[0]) return
  const session = await sessionById(work, id)
  if (session?.state !== 'queued') return
  const { live_chat_id: liveChatId, thread_id: threadId } = session
  const routed = await routeAgain(work, { liveChatId, threadId, text: rows[0].text, sessionId: id })
  if (!routed?.operator) return

  const now = new Date()
  const { priority } = routed.extras
  const labelIds = await labelsThere(work, liveChatId, routed.extras.labelIds ?? [])
  const change = {
    ...(await holderOf(work, routed)),
    state: 'assigned' as const,
    group_id: routed.group?.id ?? null,
    group_name: routed.group?.name ?? null,
    assigned_at: now,
    ...(session.priority === 0 && priority !== undefined && { priority }),
    ...(labelIds.length > 0 && { label_ids: [...new Set([...session.label_ids, ...labelIds])] }),
  }
  const to = { kind: 'operator' as const, ...routed.operator }
  changeSession(work, session, change, { author: 'system', id: null, name: '' }, [
    { kind: 'reassigned', from: holding(session), to },
  ])
  const kept = { rule: routed.rule, to: routed.operator.name }
  work.send(
    work.db
      .updateTable('sessions')
      .set({ routed: JSON.stringify(kept) })
      .where('id', '=', id)
      .execute(),
  )
  keepDecision(work, { sessionId: id, liveChatId, at: now }, 'drained', routed)
}
