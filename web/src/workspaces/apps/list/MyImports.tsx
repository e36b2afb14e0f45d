import { type ItemImport, listImports } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../../live/index.ts'
import { short } from '../../../ui/time.ts'
import { onEvent } from '../../../workspace.ts'
import { t } from '../words.ts'
import css from './import.module.css'
import { Result, Running } from './import-state.tsx'

/** What became of my imports into this app in the last week: also after the dialog was closed or the page was left. */
export function MyImports({ appId }: { appId: string }) {
  const queries = useQueryClient()
  const queryKey = ['imports', appId]
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(listImports, { path: { appId }, signal }),
    refetchOnMount: 'always',
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is said by the app.
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'import.changed' || event.import.appId !== appId) return
        const { import: now } = event
        queries.setQueryData<ItemImport[]>(queryKey, (was) =>
          was?.map((one) => (one.id === now.id && isNewer(now, one) ? now : one)),
        )
      }),
    [queries, appId],
  )
  if (!data?.length) return null
  return (
    <section className={css.mine} aria-label={t('items.imports')}>
      <h3>{t('items.imports')}</h3>
      <p>{t('items.importsText')}</p>
      <ul>
        {data.map((one) => (
          <li key={one.id}>
            <b>{one.fileName}</b> <time dateTime={one.createdAt}>{short(one.createdAt)}</time>
            {one.state === 'running' ? <Running doing={one} /> : <Result doing={one} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const isNewer = (now: ItemImport, was: ItemImport) => was.state === 'running' && now.read >= was.read
