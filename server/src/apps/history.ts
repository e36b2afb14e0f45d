import type { ItemHistoryEntry, ItemRefs, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './app.ts'
import { accessItem } from './item.ts'
import { cursorAt, placeAt } from './portion.ts'
import { refsOf } from './refs.ts'

const portion = 30

interface Row {
  id: string
  kind: ItemHistoryEntry['kind']
  by_id: string | null
  by_name: string | null
  at: Date
  changes: ItemHistoryEntry['changes']
}

/** Newest first; of fields that were removed nothing is told. */
export async function listHistory(
  reads: Reads,
  who: UserAsker,
  itemId: string,
  cursor?: string,
): Promise<{ items: ItemHistoryEntry[]; next: string | null; refs: ItemRefs }> {
  const { app } = await accessItem(reads, who, itemId)
  const after = placeAt(cursor)
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.by_id, (select name from users where id = c.by_id) as by_name, c.at, c.changes
    from item_changes c where c.item_id = ${itemId}
      and (${after === undefined} or (c.at, c.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.at desc, c.id desc limit ${portion + 1}`.execute(reads.db)
  const known = new Set(app.fields.map(({ code }) => code))
  const items = rows.slice(0, portion).map(({ id, kind, by_id, by_name, at, changes }) => ({
    ...{ id, kind },
    by: by_id === null ? null : { id: by_id, name: by_name ?? '' },
    at: at.toISOString(),
    changes: changes.filter(({ field }) => known.has(field)),
  }))
  const values = items.flatMap(({ changes }) =>
    changes.flatMap(({ field, from, to }) => [aloneAs(field, from), aloneAs(field, to)]),
  )
  const last = rows[portion - 1]
  return {
    items,
    next: rows.length > portion && last ? cursorAt(last) : null,
    refs: await refsOf(reads, who, { fields: app.fields, values }),
  }
}

const aloneAs = (field: string, value: unknown): ItemValues =>
  value === null ? {} : { [field]: value as NonNullable<ItemValues[string]> }
