import { Button } from '@mantine/core'
import { type ItemReach, type ItemSession, readItemSession, rightsOn } from '@parley/contract'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Bubble, ChannelIcon } from '../../../conversation/index.ts'
import { useHeld, useViewer } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { Reasoned } from '../../../ui/Reasoned.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { short } from '../../../ui/time.ts'
import { Failed } from '../failed.tsx'
import { itemSessionsKey } from '../queries.ts'
import { t } from '../words.ts'
import css from './item-messages.module.css'
import type { ItemSessions } from './use-item-sessions.ts'
import type { Writing } from './use-writing.tsx'

const Answering = lazy(() => import('./Answering.tsx'))

interface Messages extends ItemSessions {
  itemId: string
  /** Whom a new session can be begun with. */
  ways: readonly ItemReach[]
  writing: Writing
}

/** What was said with the customer, to be read, and the way to say more [BND-15, ACC-12, LCS-24]. */
export function ItemMessages({ itemId, sessions, more, ways, writing }: Messages) {
  const [chosen, setChosen] = useState<string>()
  const open = sessions.find(({ id }) => id === chosen) ?? sessions[0]
  const begin = ways.length > 0 && (
    <Reasoned why={writing.why(ways)}>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
        loading={writing.busy}
        onClick={() => writing.write(ways)}
      >
        {t('items.newSession')}
      </Button>
    </Reasoned>
  )
  if (!open)
    return (
      <EmptyState
        icon={<IconMessages size={40} />}
        title={t('items.noSessions')}
        text={t('items.noSessionsText')}
        action={begin}
      />
    )
  return (
    <div className={css.split}>
      <div>
        {begin && <div className={css.begin}>{begin}</div>}
        <ul className={css.sessions} aria-label={t('items.messages')}>
          {sessions.map((session) => (
            <li key={session.id}>
              <button type="button" aria-pressed={session.id === open?.id} onClick={() => setChosen(session.id)}>
                <b>{session.name}</b>
                <span>
                  <ChannelIcon kind={session.channelKind} /> {session.customerName} · {session.liveChat.name}
                </span>
                <span>
                  {short(session.createdAt)}{' '}
                  <Tag tone="neutral">{t(session.open ? 'items.sessionOpen' : 'items.sessionClosed')}</Tag>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {more && (
          <Button variant="subtle" onClick={more}>
            {t('items.moreSessions')}
          </Button>
        )}
      </div>
      <OneSession key={open.id} itemId={itemId} session={open} />
    </div>
  )
}

function OneSession({ itemId, session }: { itemId: string; session: ItemSession }) {
  const card = useHeld((held) => held.sessions[session.id])
  const viewer = useViewer()
  return (
    <section className={css.said} aria-label={t('items.messagesOf', { name: session.name })}>
      {session.view && (
        <Link to={`/live-chats/s/${session.id}`} className={css.open}>
          {t('items.openSession')}
        </Link>
      )}
      {card && rightsOn(card, viewer).answer ? (
        <Suspense fallback={<SkeletonRows count={4} />}>
          <Answering card={card} />
        </Suspense>
      ) : (
        <Said itemId={itemId} session={session} />
      )}
    </section>
  )
}

function Said({ itemId, session }: { itemId: string; session: ItemSession }) {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...itemSessionsKey(itemId), session.id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: before, signal }) =>
      ask(readItemSession, { path: { itemId, sessionId: session.id }, query: before === undefined ? {} : { before }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={4} />
  const messages = data.pages.toReversed().flatMap(({ items }) => items)
  return (
    <div className={css.read}>
      {hasNextPage && (
        <Button variant="subtle" onClick={() => void fetchNextPage()}>
          {t('items.earlierMessages')}
        </Button>
      )}
      {messages.map((message, at) => {
        const first = messages[at - 1]?.author !== message.author || messages[at - 1]?.authorName !== message.authorName
        const last = messages[at + 1]?.author !== message.author || messages[at + 1]?.authorName !== message.authorName
        const own = message.author !== 'customer'
        return (
          <Bubble
            key={message.id}
            message={message}
            own={own}
            first={first}
            last={last}
            read={undefined}
            channel={!own && session.channelKind !== 'internal' ? session.channelKind : undefined}
            name={message.authorName}
          />
        )
      })}
    </div>
  )
}
