import { Button } from '@mantine/core'
import type { AppRow } from '@parley/contract'
import { IconApps, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { useHeld } from '../../held.ts'
import { entitle } from '../../live/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { lazy } from '../../ui/lazy.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { byWorkspace } from './AppsMenu.tsx'
import { AppMark } from './app-icons.tsx'
import css from './apps.module.css'
import { Failed } from './failed.tsx'
import { useApps } from './queries.ts'
import { t } from './words.ts'

const CreateApp = lazy(() => import('./CreateApp.tsx'))

/** All apps that I may view, by workspace [APP-01]. */
export default function HomePage() {
  const administrator = useHeld(({ me }) => me.administrator)
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useApps()
  const navigate = useNavigate()
  useEffect(() => entitle(t('ui.apps')), [])
  const add = administrator && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('apps.app')}
    </Button>
  )
  return (
    <div className={css.page}>
      <PaneHeader title={t('apps.all')} line>
        {data && data.length > 0 && add}
      </PaneHeader>
      <div className={css.scroll}>
        {!data && !error && <SkeletonRows />}
        {!data && error && <Failed error={error} again={() => void refetch()} />}
        {data?.length === 0 && (
          <EmptyState
            icon={<IconApps size={40} stroke={1.75} />}
            title={t('apps.none')}
            text={t(administrator ? 'apps.noneText' : 'apps.noneTheirs')}
            action={add}
          />
        )}
        {byWorkspace(data ?? []).map(([name, apps]) => (
          <section key={name} className={css.section} aria-label={name}>
            <h2>{name}</h2>
            <ul className={css.cards}>
              {apps.map((app) => (
                <li key={app.id}>
                  <Card app={app} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {adding && (
        <Suspense>
          <CreateApp
            apps={data ?? []}
            close={() => setAdding(false)}
            created={({ id }) => void navigate({ to: `/apps/${id}/builder` })}
          />
        </Suspense>
      )}
    </div>
  )
}

function Card({ app }: { app: AppRow }) {
  return (
    <Link to={`/apps/${app.id}`} className={css.card}>
      <span className={css.mark}>
        <AppMark icon={app.icon} size={22} />
      </span>
      <span className={css.words}>
        <b>{app.name}</b>
        <small>{app.description || t('apps.itemsOf', { name: app.itemName })}</small>
      </span>
    </Link>
  )
}
