import { type FieldError, isTimeZone } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { fieldOf } from './app.ts'
import { typeOf } from './field-types/index.ts'
import { accessImport } from './item-import.ts'
import { accessApp } from './rights.ts'

/** With the field of each column, by the order of columns; the rest is a job's. */
export async function startImport(
  database: Database,
  who: UserAsker,
  id: string,
  { fields, timeZone }: { fields: (string | null)[]; timeZone: string },
): Promise<void> {
  if (!isTimeZone(timeZone)) throw new Refusal('bad-request', { field: '/timeZone' })
  await transaction(database, async (work) => {
    const { app } = await accessImport(work, who, id)
    await accessApp(work, who, app.id, 'import')
    await work.db.selectFrom('item_imports').select('id').where('id', '=', id).forUpdate().execute()
    const { row } = await accessImport(work, who, id)
    if (row.state !== 'uploaded') throw new Refusal('import-started')
    const errors: FieldError[] = []
    for (const [at, code] of fields.entries()) {
      if (code === null) continue
      const field = fieldOf(app, code)
      const shut = !field || !typeOf(field).read || app.readOnly.has(code)
      if (at >= row.columns.length || shut) errors.push({ field: `/fields/${at}`, code: 'unknown-code' })
      else if (fields.indexOf(code) < at) errors.push({ field: `/fields/${at}`, code: 'code-exists' })
    }
    if (errors.length > 0) throw new Refusal('definition-invalid', { field: errors[0]!.field, errors })
    const set = { state: 'running', mapping: JSON.stringify(fields), time_zone: timeZone }
    await work.db.updateTable('item_imports').set(set).where('id', '=', id).execute()
    work.later('run-import', { importId: id }, { key: `run-import:${id}` })
  })
}
