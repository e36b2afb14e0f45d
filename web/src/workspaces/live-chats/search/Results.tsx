import { Button } from '@mantine/core'
import { counted, type SessionCard, searchSessions } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ChannelIcon, sessionSource } from '../../../conversation/index.ts'
import { Hits } from '../../../conversation/search/Hits.tsx'
import { Marked } from '../../../conversation/search/Marked.tsx'
import css from '../../../conversation/search/search.module.css'
import { useHits } from '../../../conversation/search/use-hits.ts'
import { t } from '../../../conversation/search/words.ts'
import { useHeld } from '../../../held.ts'
import { ask, isRefused } from '../../../live/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ListRow } from '../../../ui/ListRow.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { short } from '../../../ui/time.ts'
import { hasSessionsApp } from '../sessions-app/has-app.ts'

/** In the place of the lists; for more there is the Sessions app [SRC-03, SRC-08, SRC-09]. */
export function Results({ text, sessionId }: { text: string; sessionId: string | undefined }) {
  const has = useHeld(hasSessionsApp)
  return (
    <div className={css.results} data-testid="results">
      {sessionId ? <InSession text={text} sessionId={sessionId} /> : <Named text={text} />}
      {has && (
        <Link to={'/live-chats/sessions' as string} className={css.foot}>
          {t('search.byParameters')}
        </Link>
      )}
    </div>
  )
}

function InSession({ text, sessionId }: { text: string; sessionId: string }) {
  const navigate = useNavigate()
  const card = useHeld(({ sessions }) => sessions[sessionId])
  const source = useMemo(() => sessionSource(sessionId), [sessionId])
  const open = (m: string) => void navigate({ to: `/live-chats/s/${sessionId}` as string, search: { m } as never, replace: true })
  const found = useHits({ where: { sessionId }, source, text, open })
  return (
    <>
      {found.named && card && (
        <>
          <h2>{t('search.sessions')}</h2>
          <Row card={card} text={text} />
        </>
      )}
      <h2>{t('search.messages')}</h2>
      <Hits found={found} text={text} />
    </>
  )
}

function Named({ text }: { text: string }) {
  const query = useInfiniteQuery({
    queryKey: ['sessions-by-name', text],
    queryFn: ({ pageParam, signal }) => ask(searchSessions, { query: { text, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    gcTime: 0,
  })
  const { data, error, refetch, hasNextPage, fetchNextPage } = query
  if (error) return <ErrorState requestId={isRefused(error) ? error.requestId : undefined} again={() => void refetch()} />
  if (!data) return <SkeletonRows count={4} label={t('search.loading')} />
  const cards = data.pages.flatMap(({ items }) => items)
  const count = data.pages[0]?.count ?? 0
  if (cards.length === 0)
    return (
      <p className={css.nothing} role="status">
        <b>{t('search.nothing')}</b> {t('search.nothingNamed')}
      </p>
    )
  return (
    <>
      <h2>{t('search.sessions')}</h2>
      <p className={css.snippet} role="status" data-testid="hits">
        {count >= counted ? t('search.countMany', { count }) : t('search.count', { count })}
      </p>
      {cards.map((card) => (
        <Row key={card.id} card={card} text={text} />
      ))}
      {hasNextPage && (
        <Button size="compact-sm" variant="subtle" onClick={() => void fetchNextPage()}>
          {t('search.more')}
        </Button>
      )}
    </>
  )
}

function Row({ card, text }: { card: SessionCard; text: string }) {
  const at = short(card.lastActivityAt)
  return (
    <ListRow
      to={`/live-chats/s/${card.id}`}
      label={[card.name, card.customer.name, at].join(', ')}
      mark={
        <Avatar
          id={card.customer.id}
          name={card.customer.name}
          picture={card.customer.userId && card.customer.avatarFileId}
          badge={<ChannelIcon kind={card.channelKind} size={13} />}
        />
      }
      title={<Marked text={card.name} wanted={text} />}
      preview={card.customer.name}
      aside={at}
      testId={`found-${card.id}`}
    />
  )
}
