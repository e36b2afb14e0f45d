import type { InstanceEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** What happened, and who did it; null: the process by itself. */
export interface Line {
  kind: InstanceEntry['kind']
  elementId: string | null
  elementName: string
  detail: string
  userId: string | null
}

/** Of an instance that this work holds, so that the lines have numbers without gaps. */
export async function writeHistory({ db }: Work, instanceId: string, lines: readonly Line[]): Promise<void> {
  const each = (pick: (line: Line) => string | null) => lines.map(pick)
  await sql`
    insert into process_history (instance_id, ordinal, kind, element_id, element_name, user_id, detail)
    select ${instanceId}::uuid, coalesce((select max(ordinal) from process_history where instance_id = ${instanceId}::uuid), 0) + i,
      kind, element_id, element_name, user_id, detail
    from unnest(${each(({ kind }) => kind)}::text[], ${each(({ elementId }) => elementId)}::text[],
      ${each(({ elementName }) => elementName)}::text[], ${each(({ userId }) => userId)}::uuid[],
      ${each(({ detail }) => detail.slice(0, 1_000))}::text[])
      with ordinality as l (kind, element_id, element_name, user_id, detail, i)`.execute(db)
}
