import type { ItemImport } from '@parley/contract'
import type { Selectable } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { appById, type Reads } from './app.ts'
import { headingOf } from './export-items.ts'
import { type SeenApp, seenBy } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { accessApp } from './rights.ts'

export type ImportRow = Selectable<Tables['item_imports']>

export function toImport(row: ImportRow, app: Pick<SeenApp, 'fields' | 'readOnly'>): ItemImport {
  const { id, state, columns, size, read, good, bad } = row
  return {
    ...{ id, columns, size, read, good, bad },
    appId: row.app_id,
    fileName: row.file_name,
    state: state as ItemImport['state'],
    sample: row.sample as unknown as string[][],
    suggested: suggested(app, columns),
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

/** An import is its importer's alone; what is left of it when the app is gone is nobody's. */
export async function accessImport(reads: Reads, who: UserAsker, id: string): Promise<{ row: ImportRow; app: SeenApp }> {
  const row = await reads.db.selectFrom('item_imports').selectAll().where('id', '=', id).executeTakeFirst()
  const app = row && (await appById(reads, row.app_id))
  if (!row || !app || row.user_id !== who.id) throw new Refusal('not-found')
  return { row, app: await seenBy(reads, who, app) }
}

/** One's own into this app that were started, newest first; they are kept for a week. Who lost every right in it has none. */
export async function listImports(reads: Reads, who: UserAsker, appId: string): Promise<ItemImport[]> {
  const { app } = await accessApp(reads, who, appId)
  const rows = await reads.db
    .selectFrom('item_imports')
    .selectAll()
    .where('app_id', '=', appId)
    .where('user_id', '=', who.id)
    .where('state', '!=', 'uploaded')
    .where('created_at', '>', new Date(Date.now() - 7 * 86_400_000))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => toImport(row, app))
}

/** By heading: the field of this code, or else of this name. */
function suggested({ fields, readOnly }: Pick<SeenApp, 'fields' | 'readOnly'>, columns: readonly string[]): (string | null)[] {
  const taken = new Set(readOnly)
  return columns.map((heading) => {
    const plain = heading.trim().toLowerCase()
    const field =
      fields.find(({ code }) => code.toLowerCase() === plain) ??
      fields.find((one) => [one.name.trim(), headingOf(one)].some((said) => said.toLowerCase() === plain))
    if (!field || !typeOf(field).read || taken.has(field.code)) return null
    taken.add(field.code)
    return field.code
  })
}
