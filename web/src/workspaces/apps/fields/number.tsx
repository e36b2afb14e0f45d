import { Input } from '@mantine/core'
import { IconNumber123 } from '@tabler/icons-react'
import { useState } from 'react'
import { language } from '../../../texts/index.ts'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { range } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

export const number: FieldKind<'number'> = {
  type: 'number',
  name: 'fields.type_number',
  icon: IconNumber123,
  fresh: () => ({ digits: 0 }),
  Edit({ value, change, field, ...control }) {
    const [typed, setTyped] = useState(value === undefined ? '' : String(value))
    // What was typed stays as it was typed, as long as nothing else puts another value into the form.
    const shown = meant(typed) === value ? typed : String(value ?? '')
    const write = (text: string) => {
      setTyped(text)
      change(meant(text))
    }
    return (
      <TextControl
        control={control}
        value={shown}
        write={write}
        inputMode={field.settings.digits === 0 ? 'numeric' : 'decimal'}
        className={css.number}
      />
    )
  },
  Read: ({ value }) => <span className={css.figure}>{shownNumber(value)}</span>,
  Options({ field: { settings }, change }) {
    return (
      <Choose heading={t('fields.digits')} value={String(settings.digits)} change={(text) => change({ digits: Number(text) })}>
        {Array.from({ length: 9 }, (_, digits) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the digits are the place.
          <option key={digits} value={digits}>
            {digits === 0 ? t('fields.integer') : digits}
          </option>
        ))}
      </Choose>
    )
  },
  text: (value) => shownNumber(value),
  compares: range,
  Want({ id, value, change }) {
    const [typed, setTyped] = useState(value === undefined ? '' : String(value))
    return (
      <Input
        id={id}
        inputMode="decimal"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          change(toNumber(currentTarget.value))
        }}
      />
    )
  },
}

/** What is no number goes to the server as it is, which says so at the field. */
const meant = (text: string) => (text.trim() === '' ? undefined : (toNumber(text) ?? (text as unknown as number)))

/** `1 234,5` and `1234.5` alike; undefined for what is no number. */
function toNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

const shownNumber = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 8 }).format(value)
