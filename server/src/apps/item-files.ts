import type { ItemFile } from '@parley/contract'
import { sql } from 'kysely'
import { filesById } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { fieldOf, type Reads } from './app.ts'
import { refsIn } from './fill-item.ts'
import { accessItem } from './item.ts'
import { cursorAt, placeAt } from './portion.ts'

const portion = 30

interface Row {
  id: string
  code: string | null
  by_id: string | null
  by_name: string | null
  at: Date
}

/**
 * What stands in the item's fields and comments, each file once, newest first [APP-12]; not what was taken out of a field.
 * @throws {Refusal} `not-found`, `bad-request`
 */
export async function listItemFiles(
  reads: Reads,
  who: UserAsker,
  itemId: string,
  cursor?: string,
): Promise<{ items: ItemFile[]; next: string | null }> {
  const { app, item } = await accessItem(reads, who, itemId)
  const after = placeAt(cursor)
  const inFields = app.fields.flatMap((field) =>
    refsIn({ fields: [field] }, [item.values]).files.map((id) => ({ id, code: field.code })),
  )
  // A cursor counts milliseconds.
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (f.id) f.id, s.code, u.id as by_id, u.name as by_name, date_trunc('milliseconds', f.created_at) as at
      from (select * from unnest(${inFields.map(({ id }) => id)}::uuid[], ${inFields.map(({ code }) => code)}::text[]) r (id, code)
        union all select unnest(file_ids), null from item_comments where item_id = ${itemId}) s
      join files f on f.id = s.id left join users u on u.id = f.uploader_id order by f.id, s.code) found
    where ${after === undefined} or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by at desc, id desc limit ${portion + 1}`.execute(reads.db)
  const page = rows.slice(0, portion)
  const files = await filesById(
    reads,
    page.map(({ id }) => id),
  )
  const items = page.flatMap(({ id, code, by_id, by_name, at }) => {
    const file = files.find((one) => one.id === id)
    const field = code === null ? undefined : fieldOf(app, code)
    if (!file) return []
    return {
      file,
      field: field ? { code: field.code, name: field.name } : null,
      by: by_id === null ? null : { id: by_id, name: by_name ?? '' },
      at: at.toISOString(),
    }
  })
  return { items, next: rows.length > portion ? cursorAt(page.at(-1)!) : null }
}
