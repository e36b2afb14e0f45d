import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findItems, listApps, listCustomers } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import type { Found } from './filters.ts'
import css from './sessions-app.module.css'
import { useNames } from './use-names.ts'
import { t } from './words.ts'

interface Choosing {
  of: Found
  label: string
  chosen: readonly string[]
  change: (ids: string[]) => void
}

const TYPING = 200

/** Customers, or items of an app: found by what is typed, chosen by ticks; those that are chosen stand first. */
export function ChooseFound({ of, label, chosen, change }: Choosing) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const apps = useQuery({
    queryKey: ['apps-to-choose-of'],
    queryFn: ({ signal }) => ask(listApps, { signal }),
    enabled: of === 'items',
    staleTime: 60_000,
  })
  const [app, setApp] = useState<string>()
  const appId = app ?? apps.data?.[0]?.id
  const found = useQuery<readonly { id: string; name: string }[]>({
    queryKey: ['found-to-choose', of, appId ?? '', search],
    enabled: of === 'customers' || appId !== undefined,
    placeholderData: (was) => was,
    queryFn: async ({ signal }) =>
      of === 'items'
        ? ask(findItems, { path: { appId: appId! }, query: { search }, signal })
        : (await ask(listCustomers, { query: { search }, signal })).items,
  })
  const names = useNames(of, chosen)
  const others = found.data?.filter(({ id }) => !chosen.includes(id)) ?? []
  const error = apps.error ?? found.error
  return (
    <>
      {of === 'items' && (apps.data?.length ?? 0) > 1 && (
        <NativeSelect
          label={t('sessionsApp.app')}
          value={appId ?? ''}
          onChange={({ currentTarget }) => setApp(currentTarget.value)}
          data={apps.data!.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextInput
        label={label}
        data-autofocus
        maxLength={100}
        placeholder={t('sessionsApp.findToChoose')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <fieldset className={css.options}>
        <legend hidden>{label}</legend>
        {chosen.map((id) => (
          <Checkbox
            key={id}
            label={names.get(id) ?? id.slice(-6)}
            checked
            onChange={() => change(chosen.filter((one) => one !== id))}
          />
        ))}
        {others.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={false} onChange={() => change([...chosen, id])} />
        ))}
      </fieldset>
      {found.isLoading && <SkeletonRows count={2} />}
      {error && <ErrorState again={() => void (apps.error ? apps : found).refetch()} />}
      {(apps.data?.length === 0 || (found.data && others.length === 0)) && <p>{t('ui.nothingMatches')}</p>}
    </>
  )
}
