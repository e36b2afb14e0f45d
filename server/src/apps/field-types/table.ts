import type { Column } from '@parley/contract'
import { dateTime } from './date-time.ts'
import {
  type AnyFieldType,
  type Checked,
  type FieldType,
  isEmpty,
  type NameOf,
  nothing,
  type Wrong,
  wrong,
} from './field-type.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { string } from './string.ts'
import { yesNo } from './yes-no.ts'

const columnTypes: readonly AnyFieldType[] = [string, number, yesNo, dateTime, money]
const typeOf = ({ type }: Column): AnyFieldType => columnTypes.find((one) => one.type === type)!

type Rows = Record<string, unknown>[]

/** Rows of simple columns. What is wrong is said with the row, from 1, and the column's name. */
export const table: FieldType<'table'> = {
  type: 'table',
  checkSettings({ columns }): Wrong | undefined {
    const codes = new Set(columns.map(({ code }) => code.toLowerCase()))
    if (codes.size < columns.length) return { code: 'code-exists' }
    for (const column of columns) {
      const found = typeOf(column).checkSettings?.(column.settings)
      if (found) return found
    }
    return undefined
  },
  check(given, { columns }): Checked<Rows> {
    if (isEmpty(given)) return nothing
    if (!Array.isArray(given)) return wrong('not-understood')
    if (given.length > 200) return wrong('too-many', '200')
    const rows: Rows = []
    for (const [at, one] of given.entries()) {
      if (typeof one !== 'object' || one === null || Array.isArray(one)) return wrong('not-understood')
      const sent = one as Record<string, unknown>
      if (Object.keys(sent).some((code) => !columns.some((column) => column.code === code))) return wrong('unknown-code')
      const row: Record<string, unknown> = {}
      for (const column of columns) {
        const checked = typeOf(column).check(sent[column.code], column.settings)
        const where = `${at + 1}, ${column.name}`
        if ('wrong' in checked) return wrong(checked.wrong.code, where)
        if (checked.value !== undefined) row[column.code] = checked.value
        else if (column.required) return wrong('required', where)
      }
      if (Object.keys(row).length > 0) rows.push(row)
    }
    return rows.length === 0 ? nothing : { value: rows }
  },
  text: (value, { columns }, nameOf) => value.map((row) => lineOf(row, columns, nameOf)).join('\n'),
}

function lineOf(row: Record<string, unknown>, columns: readonly Column[], nameOf: NameOf): string {
  const cell = (column: Column) =>
    row[column.code] === undefined ? '' : typeOf(column).text(row[column.code], column.settings, nameOf)
  return columns.map(cell).join(' | ')
}
