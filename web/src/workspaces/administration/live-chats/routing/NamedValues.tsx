import { MultiSelect, Select } from '@mantine/core'
import { channelName } from '../../../../conversation/index.ts'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import type { Value } from './ValueField.tsx'

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** One of the installation's calendars; one that is gone stays to be seen [RTE-18]. */
export function CalendarValue({ row, change, nameable, error }: Value) {
  const value = typeof row.value === 'string' ? row.value : null
  const known = nameable.calendars.map(({ id, name }) => ({ value: id, label: name }))
  const gone = value !== null && !known.some((one) => one.value === value)
  return (
    <Select
      aria-label={t('routing.value')}
      placeholder={t(known.length > 0 ? 'routing.chooseCalendar' : 'routing.noCalendars')}
      searchable
      data={gone ? [...known, { value, label: t('routing.gone'), disabled: true }] : known}
      value={value}
      onChange={(next) => change(next ?? undefined)}
      error={fieldError(error)}
    />
  )
}

/** Kinds of channel: those that this live chat has, and the internal one. */
export function ChannelKindsValue({ row, change, nameable, error }: Value) {
  const chosen = textsOf(row.value)
  const kinds = new Set(['internal', 'website', ...nameable.channels.map(({ kind }) => kind), ...chosen])
  return (
    <MultiSelect
      aria-label={t('routing.value')}
      placeholder={chosen.length > 0 ? '' : t('routing.chooseChannels')}
      data={[...kinds].map((kind) => ({ value: kind, label: channelName(kind) }))}
      value={chosen}
      onChange={(next) => change(next.length > 0 ? next : undefined)}
      error={fieldError(error)}
    />
  )
}

export function ChannelsValue({ row, change, nameable, error }: Value) {
  const known = nameable.channels.map(({ id, name, kind }) => ({ value: id, label: name || channelName(kind) }))
  return <Several known={known} placeholder={t('routing.chooseChannels')} row={row} change={change} error={error} />
}

/** Of the live chat's labels [LAB-01]. */
export function LabelsValue({ row, change, nameable, error }: Value) {
  const known = nameable.labels.map(({ id, name }) => ({ value: id, label: name }))
  const placeholder = t(known.length > 0 ? 'routing.chooseLabels' : 'routing.noLabels')
  return <Several known={known} placeholder={placeholder} row={row} change={change} error={error} />
}

interface Choice extends Pick<Value, 'row' | 'change' | 'error'> {
  known: { value: string; label: string }[]
  placeholder: string
}

/** What is gone stays to be seen, and to be taken out. */
function Several({ row, change, error, known, placeholder }: Choice) {
  const chosen = textsOf(row.value)
  const gone = chosen.filter((id) => !known.some(({ value }) => value === id))
  return (
    <MultiSelect
      aria-label={t('routing.value')}
      placeholder={chosen.length > 0 ? '' : placeholder}
      data={[...known, ...gone.map((value) => ({ value, label: t('routing.gone') }))]}
      value={chosen}
      onChange={(next) => change(next.length > 0 ? next : undefined)}
      error={fieldError(error)}
    />
  )
}
