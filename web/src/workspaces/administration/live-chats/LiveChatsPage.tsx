import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type LiveChatRow, listLiveChats } from '@parley/contract'
import { IconChevronRight, IconHeadset, IconPlus, IconSearch, IconWorld } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, Refused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Spoken } from '../../../ui/Spoken.tsx'
import { workspace } from '../../../workspace.ts'
import CreateLiveChat from './CreateLiveChat.tsx'
import css from './list.module.css'

const TYPING = 200

/** Administration › Live chats [LCS-02]. */
export default function LiveChatsPage() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const [adding, setAdding] = useState(false)
  const navigate = useNavigate()
  const administrator = useStore(workspace)?.me.administrator ?? false
  const { data, error, refetch } = useQuery({
    queryKey: ['live-chats', search],
    queryFn: ({ signal }) => ask(listLiveChats, { query: { search }, signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
  const known = error instanceof Refused ? error : undefined
  const add = administrator && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} data-testid="add-live-chat">
      {t('settings.add')}
    </Button>
  )
  return (
    <div className={css.page}>
      <PaneHeader title={t('settings.liveChats')} line back={<BackButton to="/admin" />}>
        {add}
      </PaneHeader>
      <div className={css.scroll}>
        <TextInput
          className={css.search}
          type="search"
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {!data && !error && <SkeletonRows count={5} />}
        {!data && error && (
          <ErrorState
            {...(known && { text: refusalText(known.problem.code), requestId: known.requestId })}
            again={() => void refetch()}
          />
        )}
        {data?.length === 0 && <Nothing filtered={search !== ''} clear={() => setTyped('')} add={add} />}
        {data && data.length > 0 && (
          <ul className={css.list} aria-label={t('settings.liveChats')}>
            {data.map((row) => (
              <li key={row.id}>
                <Row row={row} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {adding && (
        <CreateLiveChat
          close={() => setAdding(false)}
          created={({ id }) => void navigate({ to: '/admin/live-chats/$liveChatId', params: { liveChatId: id } as never })}
        />
      )}
    </div>
  )
}

function Row({ row }: { row: LiveChatRow }) {
  const operators = t('settings.operatorCount', { count: row.operators })
  const queued = t('settings.queued', { count: row.queued })
  return (
    <Link to={'/admin/live-chats/$liveChatId' as string} params={{ liveChatId: row.id } as never} className={css.row}>
      <Spoken text={t('settings.row', { name: row.name, operators, queued })}>
        <IconHeadset size={20} stroke={1.75} />
        <span className={css.name}>{row.name}</span>
        <span className={css.channels}>
          {row.channels.map(({ id, kind, state }) => (
            <IconWorld key={id} size={18} stroke={1.75} data-kind={kind} data-state={state} />
          ))}
        </span>
        <span className={css.figure}>{operators}</span>
        <span className={css.figure}>{queued}</span>
        <IconChevronRight size={16} stroke={1.75} />
      </Spoken>
    </Link>
  )
}

function Nothing({ filtered, clear, add }: { filtered: boolean; clear: () => void; add: React.ReactNode }) {
  const icon = <IconHeadset size={40} stroke={1.75} />
  if (filtered) {
    const action = (
      <Button variant="default" onClick={clear}>
        {t('ui.clearFilters')}
      </Button>
    )
    return <EmptyState icon={icon} title={t('ui.nothingMatches')} action={action} />
  }
  if (!add) return <EmptyState icon={icon} title={t('settings.noneTheirs')} />
  return <EmptyState icon={icon} title={t('settings.none')} text={t('settings.noneText')} action={add} />
}
