import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import type { Column } from '@parley/contract'
import { IconPlus, IconX } from '@tabler/icons-react'
import { codeFrom } from '../codes.ts'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import css from './field.module.css'
import type { AnyKind, Setting } from './field-kind.ts'
import { string } from './string.tsx'

/** The settings of a table: its columns, each of one of the `simple` types. */
export default function EditColumns({ field: { settings }, change, simple }: Setting<'table'> & { simple: readonly AnyKind[] }) {
  const { columns } = settings
  const set = (at: number, now: Partial<Column>) =>
    change({ columns: columns.map((one, place) => (place === at ? ({ ...one, ...now } as Column) : one)) })
  const add = () => {
    const name = t('fields.columnNumber', { number: columns.length + 1 })
    const code = codeFrom(
      name,
      columns.map((one) => one.code),
      'column',
    )
    change({ columns: [...columns, { code, name, required: false, type: 'string', settings: string.fresh() }] })
  }
  return (
    <fieldset className={css.checks}>
      <legend>{t('fields.columns')}</legend>
      {columns.map((column, at) => (
        <div key={column.code} className={css.column}>
          <TextInput
            size="xs"
            aria-label={t('fields.columnName', { number: at + 1 })}
            maxLength={200}
            value={column.name}
            error={column.name.trim() === ''}
            onChange={({ currentTarget }) => set(at, { name: currentTarget.value })}
          />
          <Choose
            label={t('fields.columnType', { name: column.name })}
            value={column.type}
            change={(type) => set(at, { type, settings: simple.find((one) => one.type === type)!.fresh() } as Partial<Column>)}
          >
            {simple.map((kind) => (
              <option key={kind.type} value={kind.type}>
                {t(kind.name)}
              </option>
            ))}
          </Choose>
          <Checkbox
            size="xs"
            label={t('fields.required')}
            aria-label={t('fields.columnRequired', { name: column.name })}
            checked={column.required}
            onChange={({ currentTarget }) => set(at, { required: currentTarget.checked })}
          />
          <ActionIcon
            size={24}
            aria-label={t('fields.remove', { name: column.name })}
            disabled={columns.length === 1}
            onClick={() => change({ columns: columns.toSpliced(at, 1) })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={add}
        disabled={columns.length >= 20}
      >
        {t('fields.addColumn')}
      </Button>
    </fieldset>
  )
}
