import { NativeSelect, Select, TextInput } from '@mantine/core'
import { auditGroups, findPeople } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import type { TextKey } from '../../../texts/index.ts'
import type { Filters } from './filters.ts'
import { t } from './words.ts'

/** Who, what and when. */
export function AuditFilterFields({ filters, narrow }: { filters: Filters; narrow: (next: Filters) => void }) {
  const set = (name: keyof Filters, value: string) => {
    const { [name]: _, ...others } = filters
    narrow({ ...others, ...(value && { [name]: value }) })
  }
  return (
    <>
      <NativeSelect
        aria-label={t('audit.action')}
        value={filters.group ?? ''}
        onChange={({ currentTarget }) => set('group', currentTarget.value)}
        data={[
          { value: '', label: t('audit.anything') },
          ...auditGroups.map((group) => ({ value: group, label: t(`audit.g_${group}` as TextKey) })),
        ]}
      />
      <ActorField value={filters.by ?? ''} onChange={(by) => set('by', by)} />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          aria-label={t(`audit.${name}`)}
          title={t(`audit.${name}`)}
          value={filters[name] ?? ''}
          onChange={({ currentTarget }) => set(name, currentTarget.value)}
        />
      ))}
    </>
  )
}

/** Somebody by a part of their name; who is chosen stays to be seen when others are looked for. */
function ActorField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const { data } = useQuery({
    queryKey: ['people', typed === chosen ? '' : typed],
    queryFn: ({ signal }) => ask(findPeople, { query: { search: typed === chosen ? '' : typed }, signal }),
    staleTime: 10_000,
  })
  const people = new Map((data?.users ?? []).map(({ id, name }) => [id, name]))
  if (value && !people.has(value)) people.set(value, chosen || t('audit.actor'))
  return (
    <Select
      aria-label={t('audit.actor')}
      placeholder={t('audit.anybody')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('audit.anybody') }}
      nothingFoundMessage={t('ui.nothingMatches')}
      value={value || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(option?.label ?? '')
        onChange(id ?? '')
      }}
      data={[...people].map(([id, name]) => ({ value: id, label: name }))}
    />
  )
}
