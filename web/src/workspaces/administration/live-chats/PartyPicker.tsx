import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findPeople } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Party } from './draft.ts'
import css from './settings.module.css'

const TYPING = 200

interface Picker {
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean
  readOnly?: boolean
  /** Users can be chosen too. */
  users?: boolean
  value: readonly Party[]
  change: (value: Party[]) => void
  testId?: string
}

/** Any mix of groups and users, found by a part of their name. */
export function PartyPicker({
  label,
  hint,
  error,
  required = false,
  readOnly = false,
  users = false,
  value,
  change,
  testId,
}: Picker) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const { data } = useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => ask(findPeople, { query: { search }, signal }),
    enabled: !readOnly,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const found: Party[] = [
    ...(data?.groups ?? []).map(({ id, name }) => ({ kind: 'group' as const, id, name })),
    ...(users ? (data?.users ?? []) : []).map(({ id, name }) => ({ kind: 'user' as const, id, name })),
  ]
  const known = new Map([...found, ...value].map((party) => [keyOf(party), party]))
  const options = (kind: Party['kind']) =>
    [...known.values()].filter((party) => party.kind === kind).map((party) => ({ value: keyOf(party), label: party.name }))
  const all = [
    { group: t('settings.groups'), items: options('group') },
    ...(users ? [{ group: t('settings.users'), items: options('user') }] : []),
  ]
  const note: ReactNode = error ? undefined : hint
  return (
    <MultiSelect
      label={label}
      description={note}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={fieldError(error)}
      withAsterisk={required && !readOnly}
      readOnly={readOnly}
      {...(readOnly && { rightSection: null })}
      classNames={{ inputField: css.pick!, ...(readOnly && { input: css.readOnly! }) }}
      data={all}
      value={value.map(keyOf)}
      onChange={(keys) => change(keys.flatMap((key) => known.get(key) ?? []))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      hidePickedOptions
      placeholder={value.length > 0 || readOnly ? '' : t(users ? 'settings.findPeople' : 'settings.findGroups')}
      nothingFoundMessage={t('settings.nobodyFound')}
      comboboxProps={{ withinPortal: true }}
      data-testid={testId}
    />
  )
}

const keyOf = ({ kind, id }: Party) => `${kind}:${id}`
