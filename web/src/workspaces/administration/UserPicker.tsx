import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findPeople, type Named } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'

interface Picked {
  label: string
  hint?: string
  chosen: readonly Named[]
  onChange: (chosen: Named[]) => void
  error?: ReactNode
}

/** Several users by a part of their name; locked ones are not offered [ORG-03]. */
export function UserPicker({ label, hint, chosen, onChange, error }: Picked) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const found = useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => ask(findPeople, { query: { search }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const known = new Map([...chosen, ...(found.data?.users ?? [])].map(({ id, name }) => [id, { id, name }]))
  return (
    <MultiSelect
      label={label}
      description={hint}
      placeholder={t('admin.addUsers')}
      searchable
      hidePickedOptions
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      searchValue={typed}
      onSearchChange={setTyped}
      // What is typed is looked for by the server, which knows everybody.
      filter={({ options }) => options}
      nothingFoundMessage={t('admin.nothingFound')}
      maxDropdownHeight={240}
      error={error}
    />
  )
}
