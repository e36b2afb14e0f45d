import { Select, TextInput } from '@mantine/core'
import { type Condition, type ConditionValueKind, conditionAttributes } from '@parley/contract'
import type { ComponentType } from 'react'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import { CalendarValue, ChannelKindsValue, ChannelsValue, LabelsValue } from './NamedValues.tsx'
import { TimeSpan } from './TimeSpan.tsx'
import type { Nameable } from './use-nameable.ts'
import { Weekdays } from './Weekdays.tsx'

export interface Value {
  row: Condition
  change: (value: Condition['value']) => void
  nameable: Nameable
  error: string | undefined
}

/** A control for each kind of value; an attribute says which. */
const controls: Readonly<Record<ConditionValueKind, ComponentType<Value>>> = {
  'time-span': TimeSpan,
  weekdays: Weekdays,
  date: DateValue,
  calendar: CalendarValue,
  'channel-kinds': ChannelKindsValue,
  channels: ChannelsValue,
  labels: LabelsValue,
  'customer-kind': CustomerKind,
  'yes-no': YesNo,
  text: TextValue,
}

export function ValueField(props: Value) {
  const Control = controls[conditionAttributes[props.row.attribute].value]
  return <Control {...props} />
}

function TextValue({ row, change, error }: Value) {
  return (
    <TextInput
      aria-label={t('routing.value')}
      maxLength={500}
      placeholder={row.attribute === 'language' ? t('routing.languagePlaceholder') : ''}
      value={typeof row.value === 'string' ? row.value : ''}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      error={fieldError(error)}
    />
  )
}

function DateValue({ row, change, error }: Value) {
  return (
    <TextInput
      type="date"
      aria-label={t('routing.value')}
      value={typeof row.value === 'string' ? row.value : ''}
      onChange={({ currentTarget }) => change(currentTarget.value || undefined)}
      error={fieldError(error)}
    />
  )
}

function YesNo({ row, change }: Value) {
  return (
    <Select
      aria-label={t('routing.value')}
      allowDeselect={false}
      data={[
        { value: 'true', label: t('routing.yes') },
        { value: 'false', label: t('routing.no') },
      ]}
      value={String(row.value === true)}
      onChange={(next) => change(next === 'true')}
    />
  )
}

function CustomerKind({ row, change }: Value) {
  return (
    <Select
      aria-label={t('routing.value')}
      allowDeselect={false}
      data={[
        { value: 'external', label: t('routing.external') },
        { value: 'internal', label: t('routing.internal') },
      ]}
      value={String(row.value)}
      onChange={(next) => change(next ?? undefined)}
    />
  )
}
