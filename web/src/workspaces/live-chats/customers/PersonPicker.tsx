import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import about from '../session/session.module.css'
import { t } from './words.ts'

const TYPING = 200

interface Pickable {
  customerId: string
  userId: string | null
  name: string
  avatarFileId: string | null
  hint: string
}

/** What is searched for a moment after it was typed, what is typed, and how to change it. */
export function useWords(): [string, string, (now: string) => void] {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), TYPING)
  return [words, typed, setTyped]
}

/** One person of those that are found; arrows move, Enter goes on. */
export function PersonPicker(props: {
  label: string
  /** What the list is called. */
  list: string
  typed: string
  type: (now: string) => void
  query: Pick<UseQueryResult, 'error' | 'isFetching' | 'refetch' | 'data'>
  groups: readonly { name: string; people: readonly Pickable[] }[]
  chosen: string | undefined
  choose: (id: string) => void
  submit: () => void
}) {
  const { label, list, typed, type, query, groups, chosen, choose, submit } = props
  const all = groups.flatMap(({ people }) => people)
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen) submit()
    if (!step || !all.length) return
    event.preventDefault()
    const at = all.findIndex(({ customerId }) => customerId === chosen)
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))]!
    choose(next.customerId)
    document.getElementById(`person-${next.customerId}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <TextInput
        className={about.search}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="people-found"
        aria-activedescendant={chosen ? `person-${chosen}` : undefined}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={typed}
        onChange={({ currentTarget: { value } }) => type(value)}
        onKeyDown={press}
      />
      {query.error && <ErrorState again={() => void query.refetch()} />}
      {query.isFetching && !query.data && <SkeletonRows count={2} />}
      {query.data !== undefined && !all.length && <p className={about.quiet}>{t('ui.nothingMatches')}</p>}
      <div className={about.targets} id="people-found" role="listbox" aria-label={list}>
        {groups
          .filter(({ people }) => people.length > 0)
          .map(({ name, people }) => (
            // biome-ignore lint/a11y/useSemanticElements: options stand in groups of a listbox, which no element of HTML is.
            <div key={name} role="group" aria-label={name}>
              <p aria-hidden>{name}</p>
              {people.map((person) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above moves through the options by keys.
                <div
                  key={person.customerId}
                  id={`person-${person.customerId}`}
                  className={about.target}
                  role="option"
                  tabIndex={-1}
                  aria-selected={person.customerId === chosen}
                  onClick={() => choose(person.customerId)}
                >
                  <Avatar id={person.customerId} name={person.name} picture={person.userId && person.avatarFileId} size={28} />
                  <span>{person.name}</span>
                  <span className={about.quiet}>{person.hint}</span>
                </div>
              ))}
            </div>
          ))}
      </div>
    </>
  )
}
