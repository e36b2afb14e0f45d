import { MultiSelect } from '@mantine/core'
import { listGroups } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'

interface Picked {
  label: string
  hint?: string
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  /** Ids that are not offered. */
  without?: readonly string[]
  /** Whether All users can be chosen. */
  everybody?: boolean
  error?: ReactNode
  required?: boolean
}

/** All groups, as administrators read them. */
export function useGroups() {
  return useQuery({ queryKey: ['groups'], queryFn: ({ signal }) => ask(listGroups, { signal }) })
}

/** Several groups by name. */
export function GroupPicker({ label, hint, chosen, onChange, without = [], everybody = false, error, required }: Picked) {
  const groups = useGroups().data ?? []
  const offered = groups.filter(({ id, system }) => !without.includes(id) && (everybody || system !== 'all-users'))
  return (
    <MultiSelect
      label={label}
      description={hint}
      placeholder={t('admin.addGroups')}
      searchable
      hidePickedOptions
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...chosen].filter((id) => offered.some((group) => group.id === id))}
      onChange={onChange}
      nothingFoundMessage={t('admin.nothingFound')}
      maxDropdownHeight={240}
      error={error}
      required={required ?? false}
    />
  )
}
