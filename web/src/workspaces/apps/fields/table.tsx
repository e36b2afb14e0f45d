import { ActionIcon, Button } from '@mantine/core'
import type { Column, Field, FieldValues } from '@parley/contract'
import { IconPlus, IconTable, IconX } from '@tabler/icons-react'
import { Suspense, useRef } from 'react'
import { lazy } from '../../../ui/lazy.ts'
import states from '../../../ui/states.module.css'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { t } from '../words.ts'
import { presence } from './compare.tsx'
import { dateTime } from './date-time.tsx'
import css from './field.module.css'
import type { AnyKind, Control, FieldKind } from './field-kind.ts'
import { money } from './money.tsx'
import { number } from './number.tsx'
import { noRefs } from './refs.ts'
import { string } from './string.tsx'
import { yesNo } from './yes-no.tsx'

const EditColumns = lazy(() => import('./EditColumns.tsx'))

const simple: readonly AnyKind[] = [string, number, yesNo, dateTime, money]
const kindOf = ({ type }: Column): AnyKind => simple.find((kind) => kind.type === type)!
const fieldOf = (column: Column) => ({ ...column, id: column.code, tip: '', searchable: false }) as Field
type Row = FieldValues['table'][number]

export const table: FieldKind<'table'> = {
  type: 'table',
  name: 'fields.type_table',
  icon: IconTable,
  group: true,
  wide: true,
  notImported: true,
  fresh: () => ({
    columns: [{ code: 'text', name: t('fields.type_string'), required: false, type: 'string', settings: string.fresh() }],
  }),
  Edit: EditTable,
  Read: ({ value, field }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
    <section className={css.tableScroll} tabIndex={0} aria-label={field.name}>
      <table className={css.table}>
        <Head columns={field.settings.columns} />
        <tbody>
          {value.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name.
            <tr key={at}>
              {field.settings.columns.map((column) => (
                <td key={column.code}>{cellText(row, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ),
  Cell: ({ value }) => t('fields.rowCount', { count: value.length }),
  Options: (setting) => (
    <Suspense>
      <EditColumns {...setting} simple={simple} />
    </Suspense>
  ),
  text: (value, { settings: { columns } }) =>
    value.map((row) => columns.map((column) => cellText(row, column)).join(' | ')).join('; '),
  compares: presence,
}

function EditTable({ field, value = [], change, ...control }: Control<'table'>) {
  const { columns } = field.settings
  const body = useRef<HTMLTableSectionElement>(null)
  const set = (at: number, code: string, cell: unknown) =>
    change(value.map((row, place) => (place === at ? ({ ...row, [code]: cell } as Row) : row)))
  const add = () => {
    change([...value, {}])
    setTimeout(() => body.current?.querySelector<HTMLElement>('tr:last-child input, tr:last-child select')?.focus())
  }
  const drop = (at: number) => change(value.length === 1 ? undefined : value.toSpliced(at, 1))
  return (
    <div className={css.rows}>
      {value.length > 0 && (
        <div className={css.tableScroll}>
          <table className={css.table}>
            <Head columns={columns} more={!control.readOnly} />
            <tbody ref={body}>
              {value.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are written.
                <tr key={at}>
                  {columns.map((column) => {
                    const { Edit } = kindOf(column)
                    return (
                      <td key={column.code}>
                        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box in each cell. */}
                        <span role="group" aria-label={t('fields.cell', { name: column.name, row: at + 1 })}>
                          <label className={states.hidden} htmlFor={`${control.id}-${at}-${column.code}`}>
                            {t('fields.cell', { name: column.name, row: at + 1 })}
                          </label>
                          <Edit
                            {...control}
                            id={`${control.id}-${at}-${column.code}`}
                            required={column.required}
                            field={fieldOf(column)}
                            value={row[column.code]}
                            change={(cell: unknown) => set(at, column.code, cell)}
                          />
                        </span>
                      </td>
                    )
                  })}
                  {!control.readOnly && (
                    <td>
                      <Tooltip label={t('fields.removeRow', { row: at + 1 })}>
                        <ActionIcon aria-label={t('fields.removeRow', { row: at + 1 })} onClick={() => drop(at)}>
                          <IconX size={16} aria-hidden />
                        </ActionIcon>
                      </Tooltip>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!control.readOnly && (
        <Button
          id={control.id}
          aria-describedby={control.describedBy}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={add}
          disabled={value.length >= 200}
        >
          {t('fields.addRow')}
        </Button>
      )}
    </div>
  )
}

function Head({ columns, more = false }: { columns: readonly Column[]; more?: boolean }) {
  return (
    <thead>
      <tr>
        {columns.map(({ code, name, required }) => (
          <th key={code} scope="col">
            {name}
            {required && more && <span className={css.star}> *</span>}
          </th>
        ))}
        {more && <td />}
      </tr>
    </thead>
  )
}

function cellText(row: Row, column: Column): string {
  const cell = row[column.code]
  return cell === undefined ? '' : kindOf(column).text(cell, fieldOf(column), noRefs)
}
