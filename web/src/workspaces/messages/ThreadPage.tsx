import { ActionIcon, Button } from '@mantine/core'
import { readThread, readThreadTranscript, seeUpTo, type Thread, writeMessage } from '@parley/contract'
import { IconDownload, IconHeadset, IconLock, IconPaperclip, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo, useState } from 'react'
import {
  type Acts,
  ChatFiles,
  Composer,
  Conversation,
  deskOf,
  editing,
  editLast,
  focusComposer,
  quoteInto,
  sayTyping,
  threadSource,
  useTyping,
  WritingDesk,
} from '../../conversation/index.ts'
import { saveFrom } from '../../conversation/save-transcript.ts'
import { useHeld } from '../../held.ts'
import { addressOf, ask, entitle, isRefused } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { BackButton } from '../../ui/BackButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { lazy } from '../../ui/lazy.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { ReadOnlyBar } from '../../ui/ReadOnlyBar.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { holdThread } from './threads.ts'

const EditBox = lazy(() => import('../../conversation/EditBox.tsx'))
const ChatSearch = lazy(() => import('../../conversation/search/ChatSearch.tsx'))

/** `/messages/lc/:threadId`: my one continuous chat with a live chat [CUS-03, CUS-07]. */
export default function ThreadPage() {
  const { threadId = '' } = useParams({ strict: false })
  const held = useHeld(({ threads }) => threads[threadId])
  const query = useQuery({
    queryKey: ['thread', threadId],
    enabled: !held,
    queryFn: async ({ signal }) => {
      const { thread } = await ask(readThread, { path: { threadId }, signal })
      holdThread(thread)
      return thread
    },
  })
  if (held) return <ThreadDesk key={threadId} thread={held} />
  if (isRefused(query.error, 'not-found'))
    return <EmptyState icon={<IconHeadset size={40} stroke={1.75} />} title={t('messages.missing')} action={<ToList />} />
  if (query.error) return <ErrorState again={() => void query.refetch()} />
  return <SkeletonRows />
}

function ToList() {
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/messages" {...props} />}>
      {t('messages.toList')}
    </Button>
  )
}

function ThreadDesk({ thread }: { thread: Thread }) {
  const { id, name, writable, unread, openSessionId, read } = thread
  const me = useHeld((held) => held.me.id)
  const desk = deskOf(`${me}/${id}`)
  const typist = useTyping(id)
  const [files, setFiles] = useState(false)
  const [search, setSearch] = useState(false)
  const { m } = useSearch({ strict: false }) as { m?: string }
  const navigate = useNavigate()
  const open = (at: string) => void navigate({ to: `/messages/lc/${id}` as string, search: { m: at } as never, replace: true })
  const source = useMemo(() => threadSource(id), [id])
  const to = useMemo(
    () => ({ key: source.key, addressOf: (messageId: string) => addressOf(writeMessage.path, { threadId: id, messageId }) }),
    [source, id],
  )
  const changing = useStore(editing)
  // Employees quote and change what they wrote, in the session that is open [CUS-09].
  const acts = useMemo<Acts>(
    () => ({
      quote: writable
        ? (message, selected) => {
            quoteInto(desk, message, selected)
            setTimeout(focusComposer)
          }
        : undefined,
      mayChange: ({ author, sessionId, threadId, withdrawnAt }) =>
        writable && author === 'customer' && threadId === id && sessionId === openSessionId && !withdrawnAt,
    }),
    [writable, desk, id, openSessionId],
  )
  useEffect(() => entitle(name), [name])
  return (
    <WritingDesk desk={writable ? desk : undefined} name={name}>
      <PaneHeader line back={<BackButton to="/messages" />} title={name} sub={t('messages.liveChat')}>
        {thread.exportable && (
          <Tooltip label={t('messages.saveChat')}>
            <ActionIcon
              aria-label={t('messages.saveChat')}
              onClick={() => saveFrom(addressOf(readThreadTranscript.path, { threadId: id }, { format: 'pdf' }))}
            >
              <IconDownload size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('messages.searchInChat')}>
          <ActionIcon aria-label={t('messages.searchInChat')} aria-expanded={search} onClick={() => setSearch(!search)}>
            <IconSearch size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('conversation.chatFiles')}>
          <ActionIcon aria-label={t('conversation.chatFiles')} aria-haspopup="dialog" onClick={() => setFiles(true)}>
            <IconPaperclip size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </PaneHeader>
      {search && (
        <Suspense>
          <ChatSearch where={{ threadId: id }} source={source} open={open} close={() => setSearch(false)} />
        </Suspense>
      )}
      {files && <ChatFiles threadId={id} close={() => setFiles(false)} />}
      <Conversation
        source={source}
        side="customer"
        label={t('messages.conversation', { name })}
        unread={unread}
        read={({ sessionId, number }) =>
          void ask(seeUpTo, { path: { threadId: id }, body: { sessionId, number } }).catch(() => undefined)
        }
        wasRead={({ sessionId, ordinal }) => (sessionId === openSessionId ? ordinal <= read : undefined)}
        nameOf={({ author, authorName }) => (author === 'customer' ? undefined : authorName)}
        acts={acts}
        desk={writable ? desk : undefined}
        typing={typist?.name}
        goTo={m}
        empty={t('messages.begin', { name })}
      />
      {changing && acts.mayChange(changing) ? (
        <Suspense>
          <EditBox key={changing.id} message={changing} side="customer" />
        </Suspense>
      ) : writable ? (
        <Composer
          desk={desk}
          label={t('messages.writeTo', { name })}
          to={to}
          typing={() => sayTyping({ threadId: id })}
          changeLast={() => editLast(source.key, acts.mayChange)}
        />
      ) : (
        <ReadOnlyBar icon={<IconLock size={18} stroke={1.75} />} reason={t('messages.notWritable')} />
      )}
    </WritingDesk>
  )
}
