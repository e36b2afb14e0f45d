import type { RawBuilder } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

export interface Found {
  id: string
}

/** @throws {Refusal} `not-found` at the first of the ids that this does not find: `/userIds/3`. */
export async function refuseUnknown<Row extends Found>(
  { db }: Work,
  finding: RawBuilder<Row>,
  ids: readonly string[],
  field: string,
): Promise<readonly Row[]> {
  const { rows } = await finding.execute(db)
  const found = new Set(rows.map(({ id }) => id))
  const at = ids.findIndex((id) => !found.has(id))
  if (at >= 0) throw new Refusal('not-found', { field: `${field}/${at}` })
  return rows
}
