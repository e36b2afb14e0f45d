import { Input } from '@mantine/core'
import type { FieldOf } from '@parley/contract'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { language } from '../../../texts/index.ts'
import { full } from '../../../ui/time.ts'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { range } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

type Kind = FieldOf<'date-time'>['settings']['kind']

const types = { date: 'date', time: 'time', both: 'datetime-local' } as const

export const dateTime: FieldKind<'date-time'> = {
  type: 'date-time',
  name: 'fields.type_date-time',
  icon: IconCalendar,
  zoned: ({ settings }) => settings.kind === 'both',
  fresh: () => ({ kind: 'date' }),
  Edit({ field, value, change, ...control }) {
    const { kind } = field.settings
    return (
      <TextControl
        control={control}
        type={types[kind]}
        value={value === undefined ? '' : toInput(value, kind)}
        write={(text) => change(text === '' ? undefined : fromInput(text, kind))}
        className={css.short}
      />
    )
  },
  Read: ({ value, field }) => <time dateTime={value}>{shown(value, field.settings.kind)}</time>,
  Options({ field: { settings }, change }) {
    return (
      <Choose heading={t('fields.dateKind')} value={settings.kind} change={(kind) => change({ kind: kind as Kind })}>
        <option value="date">{t('fields.date')}</option>
        <option value="time">{t('fields.time')}</option>
        <option value="both">{t('fields.dateAndTime')}</option>
      </Choose>
    )
  },
  text: (value, field) => shown(value, field.settings.kind),
  compares: range,
  Want({ field, id, value, change }) {
    const { kind } = field.settings
    const [typed, setTyped] = useState(typeof value === 'string' ? toInput(value, kind) : '')
    return (
      <Input
        id={id}
        type={types[kind]}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          change(currentTarget.value === '' ? undefined : fromInput(currentTarget.value, kind))
        }}
      />
    )
  },
  wantText: (value, field) => shown(String(value), field.settings.kind),
}

/** Times are kept in UTC and shown where the person is [NFR-03]. */
function toInput(value: string, kind: Kind): string {
  if (kind !== 'both') return value
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function fromInput(text: string, kind: Kind): string {
  if (kind !== 'both') return text
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : at.toISOString()
}

function shown(value: string, kind: Kind): string {
  if (kind === 'time') return value
  if (kind === 'both') return full(value)
  const at = new Date(`${value}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return value
  const locale = language() === 'en' ? 'en-GB' : language()
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at)
}
