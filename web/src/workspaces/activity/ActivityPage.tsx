import '../../texts/notices.ts'
import { Button, SegmentedControl, Switch } from '@mantine/core'
import type { ActivityAbout } from '@parley/contract'
import { IconActivity, IconChecks } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Refused } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { refusalText, t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { workspace } from '../../workspace.ts'
import css from './activity.module.css'
import { type Filter, markRead, markUnread, useEntries } from './entries.ts'
import { Stream } from './Stream.tsx'

const abouts = [
  ['', 'aboutAll'],
  ['mentions', 'aboutMentions'],
  ['live-chats', 'aboutLiveChats'],
  ['items', 'aboutItems'],
  ['processes', 'aboutProcesses'],
] as const

/** The activity stream [ui.md S17]. What is shown stands in the address, so that it can be shared. */
export default function ActivityPage() {
  const { show, about } = useSearch({ strict: false }) as { show?: 'unread'; about?: ActivityAbout }
  const filter = useMemo((): Filter => ({ unread: show === 'unread', about }), [show, about])
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useStore(workspace)?.me.id ?? ''
  const { entries, unread, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntries(filter)
  const look = (next: Filter) => {
    const search = { ...(next.unread && { show: 'unread' }), ...(next.about && { about: next.about }) }
    void navigate({ to: '/activity', search })
  }
  const data = abouts.map(([value, key]) => ({ value, label: t(`notices.${key}`) }))
  const known = error instanceof Refused ? error : undefined
  return (
    <main className={css.page} id="main">
      <PaneHeader title={t('activity.title')} line>
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
      <div className={css.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t('notices.filter')}
          data={data}
          value={about ?? ''}
          onChange={(value) => look({ ...filter, about: (value || undefined) as ActivityAbout | undefined })}
        />
        <Switch
          label={t('notices.unreadOnly')}
          checked={filter.unread}
          onChange={(event) => look({ ...filter, unread: event.currentTarget.checked })}
        />
      </div>
      <div className={css.scroll}>
        {isPending && <SkeletonRows count={8} />}
        {error && entries.length === 0 && (
          <ErrorState
            {...(known && { text: refusalText(known.problem.code), requestId: known.requestId })}
            again={() => void refetch()}
          />
        )}
        {!isPending && !error && entries.length === 0 && <Nothing filter={filter} showAll={() => look({ unread: false })} />}
        {entries.length > 0 && (
          <Stream
            entries={entries}
            me={me}
            read={(id) => void markRead(queries, id)}
            unread={(id) => void markUnread(queries, id)}
          />
        )}
        {hasNextPage && (
          <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('activity.more')}
          </Button>
        )}
      </div>
    </main>
  )
}

function Nothing({ filter, showAll }: { filter: Filter; showAll: () => void }) {
  const icon = <IconActivity size={40} stroke={1.75} />
  if (!filter.unread && !filter.about)
    return <EmptyState icon={icon} title={t('activity.caughtUp')} text={t('activity.caughtUpText')} />
  const all = (
    <Button variant="default" onClick={showAll}>
      {t('activity.showAll')}
    </Button>
  )
  return <EmptyState icon={icon} title={t(filter.unread ? 'activity.noneUnread' : 'activity.caughtUp')} action={all} />
}
