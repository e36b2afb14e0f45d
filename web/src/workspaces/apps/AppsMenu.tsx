import { ActionIcon, TextInput } from '@mantine/core'
import type { AppRow } from '@parley/contract'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useRef, useState } from 'react'
import { useHeld } from '../../held.ts'
import { useActions } from '../../ui/actions.ts'
import { lazy } from '../../ui/lazy.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SideGroup } from '../../ui/SideGroup.tsx'
import { SideLink, SideScroll } from '../../ui/SideMenu.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { iconOf } from './app-icons.tsx'
import css from './apps.module.css'
import { useApps } from './queries.ts'
import { t } from './words.ts'

const CreateApp = lazy(() => import('./CreateApp.tsx'))

/** The apps that I may view, by workspace and name. */
export function AppsMenu() {
  const administrator = useHeld(({ me }) => me.administrator)
  const { data, error } = useApps()
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const find = { id: 'find-app', label: t('apps.find'), group: t('ui.apps'), run: () => field.current?.focus() }
  const add = { id: 'add-app', label: t('apps.add'), group: t('ui.apps'), run: () => setAdding(true) }
  useActions(administrator ? [find, add] : [find])
  const found = (data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()))
  return (
    <>
      <PaneHeader title={t('ui.apps')}>
        {administrator && (
          <Tooltip label={t('apps.add')}>
            <ActionIcon aria-label={t('apps.add')} onClick={() => setAdding(true)} data-testid="add-app">
              <IconPlus size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </PaneHeader>
      <div className={css.search}>
        <TextInput
          ref={field}
          type="search"
          aria-label={t('apps.find')}
          placeholder={t('apps.find')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        />
      </div>
      <SideScroll>
        {!data && !error && <SkeletonRows count={4} />}
        {byWorkspace(found).map(([name, apps]) => (
          <SideGroup key={name} id={`apps/${name}`} title={name} count={apps.length}>
            {apps.map((app) => (
              <SideLink key={app.id} to={`/apps/${app.id}`} icon={iconOf[app.icon]} label={app.name} />
            ))}
          </SideGroup>
        ))}
        {data && found.length === 0 && <p className={css.nothing}>{t(typed ? 'ui.nothingMatches' : 'apps.none')}</p>}
      </SideScroll>
      {adding && (
        <Suspense>
          <CreateApp
            apps={data ?? []}
            close={() => setAdding(false)}
            created={({ id }) => {
              setAdding(false)
              void navigate({ to: `/apps/${id}/builder` })
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** In the order in which they come: by workspace, then by name. */
export function byWorkspace(apps: readonly AppRow[]): [string, AppRow[]][] {
  const found = new Map<string, AppRow[]>()
  for (const app of apps) found.set(app.workspace, [...(found.get(app.workspace) ?? []), app])
  return [...found]
}
