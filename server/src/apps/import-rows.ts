import type { Field, FieldError } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../people/index.ts'
import { type CsvRow, plainCell } from '../platform/csv-in.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { type App, appTopics, fieldOf, holdApp } from './app.ts'
import { begunValues } from './begin-values.ts'
import { missingRefs, takeValues } from './check-values.ts'
import { asSeen, type FieldLimits, fieldLimitsOf, noLimits } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { findRefs } from './find-refs.ts'
import { idsByName } from './ids-by-name.ts'
import { type ImportRow, toImport } from './item-import.ts'
import { type Clash, notUnique } from './item-keys.ts'
import { appRightsOf } from './rights.ts'
import { insertItems, type NewItem } from './write-items.ts'

/**
 * One batch, with how far it reaches, in one transaction. False: somebody else has taken these rows, or it must not go on.
 * Whoever lost the right meanwhile imports no more; where they lost it for a field, its column is what is wrong with each row.
 */
export function importBatch(database: Database, importId: string, records: number, rows: CsvRow[]): Promise<boolean> {
  return transaction(database, async (work) => {
    const { db } = work
    const held = await db.selectFrom('item_imports').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
    if (held?.state !== 'running' || held.records !== records) return false
    const app = await holdApp(work, held.app_id, 'share')
    const who = await importer(work, held.user_id)
    const may = who !== undefined && (await appRightsOf(work, who, app.id)).import
    const limits = who ? await fieldLimitsOf(work, who, app) : noLimits
    const judged = may ? await judge(work, who, { app, limits }, held, rows) : { good: [], bad: [] }
    const clashes = await insertItems(work, app, { by: held.user_id, kind: 'imported', items: judged.good })
    const good = judged.good.filter(({ id }) => !clashes.has(id))
    const bad = [...judged.bad, ...judged.good.flatMap(({ id, row }) => outOf(asSeen(app, limits), row, clashes.get(id)))]
    if (good.length > 0) work.publish(appTopics(app.id), { name: 'items.changed', appId: app.id })
    await keepBad(work, importId, bad)
    const changed = await db
      .updateTable('item_imports')
      .set({
        records: held.records + (may ? rows.length : 0),
        read: may ? rows.at(-1)!.read : held.read,
        good: held.good + good.length,
        bad: held.bad + bad.length,
        ...(!may && { state: 'failed', ended_at: new Date() }),
      })
      .where('id', '=', importId)
      .returningAll()
      .executeTakeFirstOrThrow()
    work.publish([`user:${held.user_id}`], { name: 'import.changed', import: toImport(changed, asSeen(app, limits)) })
    return may
  })
}

export async function importer({ db }: Work, id: string): Promise<UserAsker | undefined> {
  const { rows } = await sql<{ administrator: boolean }>`
    select exists (select from memberships m join groups g on g.id = m.group_id and g.system = 'administrators'
      where m.user_id = u.id) as administrator from users u where u.id = ${id} and u.state = 'active'`.execute(db)
  return rows[0] && { kind: 'user', id, administrator: rows[0].administrator }
}

interface Bad extends CsvRow {
  reason: string
}

/** All good ones, and of each bad one every reason. */
async function judge(
  work: Work,
  who: UserAsker,
  { app, limits }: { app: App; limits: FieldLimits },
  { mapping, columns, time_zone }: ImportRow,
  rows: CsvRow[],
) {
  const mapped = (mapping as unknown as (string | null)[]).map((code) => (code === null ? undefined : fieldOf(app, code)))
  const idOf = await idsByName(work, who, mapped, rows)
  const given = (row: CsvRow) => cellsToValues(mapped, row.cells, { idOf, timeZone: time_zone })
  const codes = Object.fromEntries(mapped.flatMap((field) => (field ? [[field.code, null]] : [])))
  const begun = await begunValues(work, app, { given: codes, userId: who.id, timeZone: time_zone })
  const read = rows.map((row) => ({ row, ...takeValues(app, given(row), undefined, { limits, begun }) }))
  const found = await findRefs(work, who, {
    app,
    values: read.map(({ values }) => values),
    itemId: undefined,
  })
  const good: (NewItem & { row: CsvRow })[] = []
  const bad: Bad[] = []
  for (const { row, values, errors } of read) {
    const all = [...errors, ...missingRefs(app, values, found, begun)]
    if (row.cells.length > columns.length) all.push({ field: '', code: 'too-many', detail: String(columns.length) })
    if (all.length === 0) good.push({ id: v7(), values, row })
    else bad.push({ ...row, reason: reasonsOf(app, all) })
  }
  return { good, bad }
}

/** What is unique in it is another item's. */
const outOf = (app: App, row: CsvRow, clashes: readonly Clash[] = []): Bad[] =>
  clashes.length === 0
    ? []
    : [
        {
          ...row,
          reason: reasonsOf(
            app,
            clashes.map((clash) => notUnique(clash)),
          ),
        },
      ]

interface Reading {
  idOf: Awaited<ReturnType<typeof idsByName>>
  /** Of times that do not say theirs. */
  timeZone: string
}

function cellsToValues(mapped: (Field | undefined)[], cells: string[], { idOf, timeZone }: Reading) {
  const given: Record<string, unknown> = {}
  for (const [at, field] of mapped.entries()) {
    if (!field) continue
    const text = plainCell(cells[at] ?? '')
    given[field.code] = text === '' ? null : typeOf(field).read?.(text, field.settings, (name) => idOf(field, name), timeZone)
  }
  return given
}

const reasonsOf = (app: App, errors: readonly FieldError[]): string => errors.map((error) => reasonOf(app, error)).join('; ')

function reasonOf(app: App, { field, code, detail }: FieldError): string {
  const name = fieldOf(app, field.slice('/values/'.length))?.name
  return `${name === undefined ? '' : `${name}: `}${code}${detail === undefined ? '' : ` (${detail})`}`
}

async function keepBad({ db }: Work, importId: string, bad: Bad[]): Promise<void> {
  if (bad.length === 0) return
  await sql`
    insert into item_import_errors (import_id, line, reason, cells)
    select ${importId}, * from unnest(${bad.map(({ line }) => line)}::int[], ${bad.map(({ reason }) => reason)}::text[],
      ${bad.map(({ cells }) => JSON.stringify(cells.map((cell) => cell.replaceAll('\u0000', ''))))}::jsonb[])
    on conflict do nothing`.execute(db)
}
