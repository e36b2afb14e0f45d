import { MultiSelect, Select } from '@mantine/core'
import { listAccountApps, type Named } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { ClearAccountApp } from './ClearAccountApp.tsx'
import type { Form } from './live-chat.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'

/** Where people who wrote and their requests are recorded; only apps with an Account field [LCS-05…09]. */
export function AppsSection({ form }: { form: Form }) {
  const { draft, set, readOnly, errorAt } = form
  const [clearing, setClearing] = useState(false)
  const { data } = useQuery({
    queryKey: ['account-apps'],
    queryFn: ({ signal }) => ask(listAccountApps, { signal }),
    enabled: !readOnly,
    refetchOnMount: 'always',
  })
  const { accountApp, registerApps } = draft
  const known = new Map([...(data ?? []), ...registerApps, ...(accountApp ? [accountApp] : [])].map((app) => [app.id, app]))
  const options = (without?: string) =>
    [...known.values()].filter(({ id }) => id !== without).map(({ id, name }) => ({ value: id, label: name }))
  const named = (ids: readonly string[]): Named[] => ids.flatMap((id) => known.get(id) ?? [])
  const choose = (id: string | null) => {
    const [chosen] = named(id ? [id] : [])
    if (chosen) set({ accountApp: chosen, registerApps: registerApps.filter((app) => app.id !== chosen.id) })
    else if (loses(form)) setClearing(true)
    else set({ accountApp: null })
  }
  const none = data?.length === 0 && !accountApp
  return (
    <Section title={t('liveChats.apps')}>
      <Select
        label={t('liveChats.accountApp')}
        description={t(none ? 'liveChats.accountAppNone' : 'liveChats.accountAppHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('liveChats.chooseApp')}
        clearable={!readOnly}
        searchable
        readOnly={readOnly}
        {...(readOnly && { rightSection: null })}
        data={options()}
        value={accountApp?.id ?? null}
        onChange={choose}
        nothingFoundMessage={t('liveChats.accountAppNone')}
        error={fieldError(errorAt('accountApp'))}
        data-testid="account-app"
      />
      <MultiSelect
        label={t('liveChats.registerApps')}
        description={t(accountApp ? 'liveChats.registerAppsHint' : 'liveChats.registerAppsNeed')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={registerApps.length === 0 && accountApp && !readOnly ? t('liveChats.chooseApp') : ''}
        disabled={!accountApp && !readOnly}
        readOnly={readOnly}
        {...(readOnly && { rightSection: null })}
        classNames={{ inputField: css.pick!, ...(readOnly && { input: css.readOnly! }) }}
        searchable
        hidePickedOptions
        data={options(accountApp?.id)}
        value={registerApps.map(({ id }) => id)}
        onChange={(ids) => set({ registerApps: named(ids) })}
        error={fieldError(errorAt('registerApps'))}
        data-testid="register-apps"
      />
      {clearing && <ClearAccountApp form={form} close={() => setClearing(false)} />}
    </Section>
  )
}

/** Whether more goes with the app than the app itself. */
function loses({ draft }: Form): boolean {
  const { name }: { name: string } = draft.rule
  return draft.registerApps.length > 0 || name === 'assigned-to'
}
