import { type CsvRow, isCsvError } from '../platform/csv-in.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Storage } from '../platform/storage.ts'
import { appById } from './app.ts'
import { seenBy } from './field-limits.ts'
import { readRows } from './import-file.ts'
import { importBatch, importer } from './import-rows.ts'
import { type ImportRow, toImport } from './item-import.ts'

/** Rows that are written together. */
const batch = 1_000
/** After so long (ms) the rest is left to the next job, so that a process can end in the middle. */
const slice = 4_000

interface Payload {
  importId: string
}

/** Goes on behind what has been written, whoever wrote it: a row is never taken twice. */
export const runImport = (storage: Storage): Task<Payload> => ({
  name: 'run-import',
  async run(database, { importId }) {
    const row = await database.db.selectFrom('item_imports').selectAll().where('id', '=', importId).executeTakeFirst()
    if (row?.state !== 'running') return
    const until = Date.now() + slice
    let records = row.records
    let at = -1
    let rows: CsvRow[] = []
    try {
      for await (const next of readRows(storage, row.file_key, row.delimiter)) {
        // The headings are no record.
        if (++at <= records) continue
        rows.push(next)
        if (rows.length < batch) continue
        if (!(await importBatch(database, importId, records, rows))) return
        records += rows.length
        rows = []
        if (Date.now() > until) return leave(database, importId)
      }
    } catch (error) {
      if (!isCsvError(error)) throw error
      if (rows.length > 0 && !(await importBatch(database, importId, records, rows))) return
      return end(database, importId, 'failed')
    }
    if (rows.length === 0 || (await importBatch(database, importId, records, rows))) await end(database, importId, 'done')
  },
})

function leave(database: Database, importId: string): Promise<void> {
  return transaction(database, async ({ later }) => later('run-import', { importId }, { key: `run-import:${importId}` }))
}

async function end(database: Database, importId: string, state: 'done' | 'failed'): Promise<void> {
  await transaction(database, async (work) => {
    const row: ImportRow | undefined = await work.db
      .updateTable('item_imports')
      .set((eb) => ({ state, ended_at: new Date(), ...(state === 'done' && { read: eb.ref('size') }) }))
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .returningAll()
      .executeTakeFirst()
    const app = row && (await appById(work, row.app_id))
    const who = app && (await importer(work, row.user_id))
    if (who) {
      const seen = await seenBy(work, who, app)
      work.publish([`user:${row.user_id}`], { name: 'import.changed', import: toImport(row, seen) })
    }
  })
}

/** Their files and rows are kept for a week. */
export const removeImports = (storage: Storage): Task => ({
  name: 'remove-imports',
  cron: '37 3 * * *',
  async run({ db }) {
    const old = new Date(Date.now() - 7 * 86_400_000)
    for (let more = true; more; ) {
      const rows = await db
        .selectFrom('item_imports')
        .select(['id', 'file_key'])
        .where('created_at', '<', old)
        .where('state', '!=', 'running')
        .limit(50)
        .execute()
      for (const { id, file_key } of rows) {
        await storage.delete(file_key)
        await db.deleteFrom('item_imports').where('id', '=', id).execute()
      }
      more = rows.length === 50
    }
  },
})
