import { type ComboboxItem, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findPeople, type MemberIds, type Members, type Named } from '@parley/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import css from './picker.module.css'

type Kind = keyof Members

interface Picker {
  label: string
  value: Members
  onChange: (value: Members) => void
  /** What can be chosen, in the order in which it is offered; all of it unless said. */
  kinds?: readonly Kind[]
  description?: string | undefined
  error?: string | undefined
  required?: boolean
  readOnly?: boolean
  /** Ids that are not offered. */
  without?: readonly string[]
  testId?: string
}

const all: readonly Kind[] = ['groups', 'users', 'orgItems']
const pause = 200

/** Users, groups and org chart items, found by a part of their name [LCS-10, ORG-04]. Locked users are not offered [ORG-03]. */
export function MemberPicker({ label, value, onChange, kinds = all, without = [], readOnly = false, ...more }: Picker) {
  const { description, error, required = false, testId } = more
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), pause)
  const { data } = useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => ask(findPeople, { query: { search }, signal }),
    enabled: !readOnly,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const within = new Map(data?.orgItems.map((item) => [item.id, item.within.join(' › ')]))
  const offered = (kind: Kind) => {
    // What the server answered to fewer letters is still there while it looks for more.
    const words = typed.trim().toLocaleLowerCase()
    const fits = ({ id, name }: Named) => !without.includes(id) && name.toLocaleLowerCase().includes(words)
    const found: readonly Named[] = data?.[kind] ?? []
    const known = new Map([...value[kind], ...found.filter(fits)].map((one) => [one.id, one]))
    return [...known.values()].map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }))
  }
  const options = kinds.map((kind) => ({ group: t(`people.${kind}`), items: offered(kind) }))
  const change = (keys: string[]) => {
    const labels = new Map(options.flatMap(({ items }) => items).map((item) => [item.value, item.label]))
    const chosen = (kind: Kind) =>
      keys
        .filter((key) => key.startsWith(`${kind}:`))
        .map((key) => ({ id: key.slice(kind.length + 1), name: labels.get(key) ?? '' }))
    onChange({ users: chosen('users'), groups: chosen('groups'), orgItems: chosen('orgItems') })
  }
  const chosen = kinds.flatMap((kind) => value[kind].map(({ id }) => `${kind}:${id}`))
  const placeholder = kinds.length > 1 ? 'people.find' : (`people.find_${kinds[0]!}` as const)
  return (
    <MultiSelect
      label={label}
      description={error ? undefined : description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={fieldError(error)}
      required={required && !readOnly}
      readOnly={readOnly}
      {...(readOnly && { rightSection: null })}
      classNames={{ inputField: css.field!, ...(readOnly && { input: css.readOnly! }) }}
      data={kinds.length > 1 ? options : options[0]!.items}
      value={chosen}
      onChange={change}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // What is typed is looked for by the server, which knows everybody.
      filter={({ options }) => options}
      renderOption={({ option }) => <Option option={option} within={within.get(option.value.split(':')[1]!)} />}
      hidePickedOptions
      placeholder={chosen.length > 0 || readOnly ? '' : t(placeholder)}
      nothingFoundMessage={t('people.nobodyFound')}
      maxDropdownHeight={280}
      data-testid={testId}
    />
  )
}

function Option({ option, within }: { option: ComboboxItem; within: string | undefined }) {
  return (
    <span className={css.option}>
      {option.label}
      {within && <small>{within}</small>}
    </span>
  )
}

export const nobody: Members = { users: [], groups: [], orgItems: [] }

export function idsOf({ users, groups, orgItems }: Members): MemberIds {
  const ids = (named: readonly Named[]) => named.map(({ id }) => id)
  return { userIds: ids(users), groupIds: ids(groups), orgItemIds: ids(orgItems) }
}
