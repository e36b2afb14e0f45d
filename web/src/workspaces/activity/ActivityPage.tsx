import { Button, SegmentedControl } from '@mantine/core'
import { IconActivity, IconChecks } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Refused } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { refusalText, t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { workspace } from '../../workspace.ts'
import css from './activity.module.css'
import { type Filter, markRead, useEntries } from './entries.ts'
import { Stream } from './Stream.tsx'

/** The activity stream [ui.md S17]. What is shown stands in the address, so that it can be shared. */
export default function ActivityPage() {
  const filter: Filter = (useSearch({ strict: false }) as { show?: Filter }).show ?? 'all'
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useStore(workspace)?.me.id ?? ''
  const { entries, unread, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntries(filter)
  const show = (next: string) => void navigate({ to: '/activity', search: next === 'unread' ? { show: 'unread' } : {} })
  const data = (['all', 'unread'] as const).map((value) => ({ value, label: t(`activity.${value}`) }))
  const known = error instanceof Refused ? error : undefined
  return (
    <main className={css.page} id="main">
      <PaneHeader title={t('activity.title')} line>
        <SegmentedControl size="xs" aria-label={t('activity.filter')} data={data} value={filter} onChange={show} />
        <Button
          className={css.readAll}
          variant="default"
          size="compact-sm"
          disabled={unread === 0}
          leftSection={<IconChecks size={16} stroke={1.75} />}
          onClick={() => void markRead(queries, null)}
        >
          {t('activity.readAll')}
        </Button>
      </PaneHeader>
      <div className={css.scroll}>
        {isPending && <SkeletonRows count={8} />}
        {error && entries.length === 0 && (
          <ErrorState
            {...(known && { text: refusalText(known.problem.code), requestId: known.requestId })}
            again={() => void refetch()}
          />
        )}
        {!isPending && !error && entries.length === 0 && <Nothing filter={filter} show={show} />}
        {entries.length > 0 && <Stream entries={entries} me={me} read={(id) => void markRead(queries, id)} />}
        {hasNextPage && (
          <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('activity.more')}
          </Button>
        )}
      </div>
    </main>
  )
}

function Nothing({ filter, show }: { filter: Filter; show: (filter: Filter) => void }) {
  const icon = <IconActivity size={40} stroke={1.75} />
  if (filter === 'all') return <EmptyState icon={icon} title={t('activity.caughtUp')} text={t('activity.caughtUpText')} />
  const all = (
    <Button variant="default" onClick={() => show('all')}>
      {t('activity.showAll')}
    </Button>
  )
  return <EmptyState icon={icon} title={t('activity.noneUnread')} action={all} />
}
