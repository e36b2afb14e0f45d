import '../../../texts/later.ts'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type LiveChatRow, listLiveChats } from '@parley/contract'
import { IconHeadset, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, Refused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { Bar } from '../../../ui/SaveBar.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { workspace } from '../../../workspace.ts'
import CreateLiveChat from './CreateLiveChat.tsx'
import { DeleteLiveChats } from './DeleteLiveChats.tsx'
import { LiveChatItem } from './LiveChatItem.tsx'
import css from './list.module.css'

const TYPING = 200

/** Administration › Live chats [LCS-02]. */
export default function LiveChatsPage() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const [adding, setAdding] = useState(false)
  const [ids, setIds] = useState<readonly string[]>([])
  const [deleting, setDeleting] = useState<readonly LiveChatRow[]>([])
  const navigate = useNavigate()
  const administrator = useStore(workspace)?.me.administrator ?? false
  const { data, error, refetch } = useQuery({
    queryKey: ['live-chats', search],
    queryFn: ({ signal }) => ask(listLiveChats, { query: { search }, signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
  const known = error instanceof Refused ? error : undefined
  const chosen = data?.filter(({ id }) => ids.includes(id)) ?? []
  const choiceOf = (row: LiveChatRow) =>
    administrator
      ? {
          chosen: ids.includes(row.id),
          choose: (on: boolean) => setIds((was) => [...was.filter((id) => id !== row.id), ...(on ? [row.id] : [])]),
          remove: () => setDeleting([row]),
        }
      : undefined
  const closeDeletion = (done: boolean) => {
    setDeleting([])
    if (done) setIds([])
  }
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
              <LiveChatItem key={row.id} row={row} choice={choiceOf(row)} />
            ))}
          </ul>
        )}
      </div>
      {chosen.length > 0 && (
        <Bar said={t('liveChats.selected', { count: chosen.length })}>
          <Button variant="default" onClick={() => setIds([])}>
            {t('liveChats.clearSelection')}
          </Button>
          <Button color="red" variant="light" onClick={() => setDeleting(chosen)}>
            {t('liveChats.deleteSelected', { count: chosen.length })}
          </Button>
        </Bar>
      )}
      {deleting.length > 0 && <DeleteLiveChats rows={deleting} close={closeDeletion} />}
      {adding && (
        <CreateLiveChat
          close={() => setAdding(false)}
          created={({ id }) => void navigate({ to: '/admin/live-chats/$liveChatId', params: { liveChatId: id } as never })}
        />
      )}
    </div>
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
