import { Input, TextInput } from '@mantine/core'
import { counterIn, counterText } from '@parley/contract'
import { IconHash } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../words.ts'
import { range } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { Made } from './Made.tsx'

export const counter: FieldKind<'counter'> = {
  type: 'counter',
  name: 'fields.type_counter',
  icon: IconHash,
  made: 'counted',
  maySearch: true,
  notImported: true,
  fresh: () => ({ prefix: '', digits: 1, first: 1 }),
  Edit: ({ id, value, field, describedBy }) => (
    <Made id={id} describedBy={describedBy} note={t(value === undefined ? 'fields.counterNote' : 'fields.counterGiven')}>
      {value === undefined ? undefined : counterText(value, field.settings)}
    </Made>
  ),
  Read: ({ value, field }) => <span className={css.figure}>{counterText(value, field.settings)}</span>,
  Options({ field: { settings }, change, saved }) {
    return (
      <>
        <TextInput
          label={t('fields.prefix')}
          description={t('fields.prefixHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={20}
          value={settings.prefix}
          onChange={({ currentTarget }) => change({ ...settings, prefix: currentTarget.value })}
        />
        <Whole
          label={t('fields.leastDigits')}
          hint={t('fields.counterExample', { number: counterText(settings.first, settings) })}
          value={settings.digits}
          most={12}
          least={1}
          change={(digits) => change({ ...settings, digits })}
        />
        <Whole
          label={t('fields.firstNumber')}
          hint={t(saved ? 'fields.firstNumberSaved' : 'fields.firstNumberHint')}
          value={settings.first}
          most={1_000_000_000}
          least={0}
          change={(first) => change({ ...settings, first })}
        />
      </>
    )
  },
  text: (value, { settings }) => counterText(value, settings),
  compares: range,
  Want({ field: { settings }, id, value, change }) {
    const [typed, setTyped] = useState(typeof value === 'number' ? counterText(value, settings) : '')
    return (
      <Input
        id={id}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          change(counterIn(currentTarget.value, settings))
        }}
      />
    )
  },
  wantText: (value, { settings }) => counterText(Number(value), settings),
}

interface Bounded {
  label: string
  hint: string
  value: number
  least: number
  most: number
  change: (value: number) => void
}

/** What is typed stays as it was typed; what counts of it is a whole number within the bounds. */
function Whole({ label, hint, value, least, most, change }: Bounded) {
  const [typed, setTyped] = useState(String(value))
  const meant = (text: string) => Math.min(most, Math.max(least, Math.floor(Number(text)) || least))
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description']}
      inputMode="numeric"
      value={meant(typed) === value ? typed : String(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        change(meant(currentTarget.value))
      }}
      onBlur={() => setTyped(String(value))}
    />
  )
}
