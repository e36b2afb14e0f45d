import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findColleagues, type Named } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'

interface Picker {
  label: string
  description?: string
  value: Named | null
  onChange: (chosen: Named | null) => void
  /** Who is not offered. */
  without?: string
  error?: ReactNode
}

/** One colleague by a part of the name, or nobody; locked ones are not offered [ORG-03]. */
export function ColleaguePicker({ label, description, value, onChange, without, error }: Picker) {
  const [typed, setTyped] = useState(value?.name ?? '')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const words = search === value?.name ? '' : search
  const { data } = useQuery({
    queryKey: ['colleagues', words],
    queryFn: ({ signal }) => ask(findColleagues, { query: { search: words }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  // What the server answered to fewer letters is still there while it looks for more.
  const wanted = typed === value?.name ? '' : typed.trim().toLocaleLowerCase()
  const fitting = (data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const found: readonly Named[] = [...(value ? [value] : []), ...fitting]
  const known = new Map(found.filter(({ id }) => id !== without).map(({ id, name }) => [id, { id, name }]))
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('org.substituteNone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('org.remove') }}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.get(id ?? '') ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      // What is typed is looked for by the server, which knows everybody.
      filter={({ options }) => options}
      nothingFoundMessage={t('people.nobodyFound')}
      maxDropdownHeight={240}
      error={error}
    />
  )
}
