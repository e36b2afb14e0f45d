import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './app.ts'
import { fieldLimitsOf } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { refsIn } from './fill-item.ts'
import { viewedItem } from './item.ts'

/** Whether somebody may read this file of an item: not where it stands, or stood, in fields alone that are hidden from them [FIL-05, P13]. */
export async function mayReadItemFile(reads: Reads, who: UserAsker, itemId: string, fileId: string): Promise<boolean> {
  const found = await viewedItem(reads, who, itemId)
  if (!found) return false
  const { app, item } = found
  const { hidden } = await fieldLimitsOf(reads, who, app)
  const withFiles = app.fields.filter((field) => typeOf(field).refs && hidden.has(field.code))
  if (withFiles.length === 0) return true
  const open = app.fields.filter(({ code }) => !hidden.has(code))
  if (refsIn({ fields: open }, [item.values]).files.includes(fileId)) return true
  if (refsIn({ fields: withFiles }, [item.values]).files.includes(fileId)) return inComment(reads, itemId, fileId)
  const { rows } = await sql`
    select from item_changes c cross join jsonb_array_elements(c.changes) e
    where c.item_id = ${itemId} and e ->> 'field' = any(${withFiles.map(({ code }) => code)})
      and (strpos(e ->> 'from', ${fileId}) > 0 or strpos(e ->> 'to', ${fileId}) > 0) limit 1`.execute(reads.db)
  return rows.length === 0 || inComment(reads, itemId, fileId)
}

/**
 * What somebody puts into an open place of an item must not come out of a hidden one.
 * @throws {Refusal} `file-not-found`
 */
export async function demandFiles(reads: Reads, who: UserAsker, itemId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) if (!(await mayReadItemFile(reads, who, itemId, id))) throw new Refusal('file-not-found')
}

async function inComment({ db }: Reads, itemId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql`
    select from item_comments where item_id = ${itemId} and ${fileId}::uuid = any(file_ids) limit 1`.execute(db)
  return rows.length > 0
}
