import { type CustomerRow, rightsOn } from '@parley/contract'
import { sql } from 'kysely'
import { leadOf, type Person, personOf } from '../../customers/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Staff, viewerOf } from '../access.ts'
import { seenBy } from '../seen-by.ts'
import { rowsQuery, toRow } from './customer-row.ts'

type Reads = Pick<Work, 'db'>

export interface Known {
  viewer: Staff
  person: Person
  row: CustomerRow
  /** Another name, merging: operators while they are Online, supervisors as everywhere [STA-02, STA-09]. */
  mayEdit: boolean
}

/** Somebody of whom the asker may see a session; the others are not found, so that their existence is not told [CST-01, ACC-07]. */
export async function accessCustomer(reads: Reads, asker: Asker, customerId: string): Promise<Known> {
  const [viewer, person] = await Promise.all([viewerOf(reads, asker), personOf(reads, customerId)])
  if (!viewer) throw new Refusal('not-found')
  const { rows } = await rowsQuery(sql`c.id = ${person.lead}::uuid`, seenBy(viewer)).execute(reads.db)
  if (!rows[0]) {
    // Between the two readings they became part of somebody else: it is still they who are asked for.
    if ((await leadOf(reads, customerId)) !== person.lead) return accessCustomer(reads, asker, customerId)
    throw new Refusal('not-found')
  }
  return { viewer, person, row: toRow(rows[0]), mayEdit: await mayEdit(reads, viewer, person) }
}

async function mayEdit({ db }: Reads, viewer: Staff, { ids }: Person): Promise<boolean> {
  if (viewer.online) return true
  const { rows } = await sql<{ live_chat_id: string }>`
    select distinct live_chat_id from sessions where customer_id = any(${ids}::uuid[])`.execute(db)
  // As they may edit an open session of theirs.
  return rows.some(
    ({ live_chat_id: liveChatId }) => rightsOn({ liveChatId, state: 'queued', operator: null, group: null }, viewer).edit,
  )
}

export function demandEdit({ mayEdit }: Known): void {
  if (!mayEdit) throw new Refusal('operator-offline')
}
