import type { Field, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Cell } from '../platform/csv-out.ts'
import { type App, fieldOf, type Reads } from './app.ts'
import { type Asked, chooseItems } from './choose-items.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue, refsIn } from './fill-item.ts'
import { namesOf } from './names.ts'
import { shownTo } from './open-to.ts'
import { accessApp } from './rights.ts'

const portion = 500

interface Row {
  index: number
  name: string
  values: ItemValues
  author: string | null
  created_at: Date
  changed_at: Date
}

/** Headings, then all items that are found, a portion at a time by their index: what is changed meanwhile comes once. */
export async function exportItems(
  reads: Reads,
  who: UserAsker,
  appId: string,
  { fields, ...asked }: Asked & { fields?: string },
): Promise<{ app: App; rows: AsyncIterable<Cell[][]> }> {
  const { app, rights } = await accessApp(reads, who, appId, 'export')
  const shown = fields === undefined ? app.fields : fields.split(',').flatMap((code) => fieldOf(app, code) ?? [])
  const { base, where = sql`true` } = chooseItems(app, shownTo(who, rights), asked)
  async function* rows(): AsyncGenerator<Cell[][]> {
    yield [['#', 'Name', ...shown.map(headingOf), 'Author', 'Created', 'Changed']]
    for (let after = 0; ; ) {
      const { rows } = await sql<Row>`
        select i.index, i.name, i.values, (select name from users where id = i.author_id) as author, i.created_at, i.changed_at
        from items i where ${base} and ${where} and i.index > ${after} order by i.index limit ${portion}`.execute(reads.db)
      if (rows.length === 0) return
      const nameOf = await namesOf(
        reads,
        refsIn(
          { fields: shown },
          rows.map(({ values }) => values),
        ),
      )
      const cell = ({ values }: Row, { type, code, settings }: Field): Cell => {
        const value = ownValue(values, code)
        if (value === undefined) return ''
        const { cell, csv, text } = typeOf({ type })
        const plain = cell?.(value, settings)
        if (plain !== undefined) return { plain }
        return csv ? csv(value, settings) : text(value, settings, nameOf)
      }
      yield rows.map((row) => [
        String(row.index),
        row.name,
        ...shown.map((field) => cell(row, field)),
        row.author ?? '',
        row.created_at.toISOString(),
        row.changed_at.toISOString(),
      ])
      after = rows.at(-1)!.index
    }
  }
  return { app, rows: rows() }
}

/** `Total (EUR)`: then the column holds numbers. An import knows it by the name alone. */
export function headingOf({ name, type, settings }: Field): string {
  const unit = typeOf({ type }).unit?.(settings) ?? null
  return unit === null ? name : `${name} (${unit})`
}

/** Line, reason, and the row as it was. */
export async function* badRows({ db }: Reads, importId: string, columns: readonly string[]): AsyncGenerator<string[][]> {
  yield [['Line', 'Reason', ...columns]]
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('item_import_errors')
      .select(['line', 'reason', 'cells'])
      .where('import_id', '=', importId)
      .where('line', '>', after)
      .orderBy('line')
      .limit(portion)
      .execute()
    if (rows.length === 0) return
    yield rows.map(({ line, reason, cells }) => [String(line), reason, ...(cells as unknown as string[])])
    after = rows.at(-1)!.line
  }
}
