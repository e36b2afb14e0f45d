import type { RoutingDecision } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** How routing decided about a session each time, newest last [B-05]. */
export async function decisionsOf({ db }: Pick<Work, 'db'>, sessionId: string): Promise<RoutingDecision[]> {
  type Row = { at: Date; event: RoutingDecision['event']; decision: Omit<RoutingDecision, 'at' | 'event'> }
  const { rows } =
    await sql<Row>`select at, event, decision from routings where session_id = ${sessionId}::uuid order by id`.execute(db)
  return rows.map(({ at, event, decision }) => ({ ...decision, at: at.toISOString(), event }))
}
