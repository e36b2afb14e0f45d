import { Button } from '@mantine/core'
import { listCustomerSessions, type SessionCard } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { short } from '../../../ui/time.ts'
import { useAskAgain } from '../../../use-ask-again.ts'
import { stateName } from '../session/SessionHeader.tsx'
import css from './customers.module.css'
import { t } from './words.ts'

/** The latest first; those that I may not see are neither shown nor counted [CST-01]. */
export function TheirSessions({ customerId, count }: { customerId: string; count: number }) {
  const liveChats = useHeld((held) => held.liveChats)
  const query = useInfiniteQuery({
    queryKey: ['customer-sessions', customerId],
    initialPageParam: '',
    refetchOnMount: 'always',
    queryFn: ({ pageParam, signal }) =>
      ask(listCustomerSessions, { path: { customerId }, query: pageParam ? { cursor: pageParam } : {}, signal }),
    getNextPageParam: ({ next }) => next,
  })
  const { refetch } = query
  useAskAgain(['customer-sessions', customerId], ({ name }) => name === 'customer.changed')
  const chatOf = ({ liveChatId }: SessionCard) => liveChats.find(({ id }) => id === liveChatId)?.name
  return (
    <section aria-label={t('customers.sessions')}>
      <h2>{t('customers.theirSessions', { count })}</h2>
      {query.error && <ErrorState again={() => void refetch()} />}
      {query.isPending && <SkeletonRows count={3} />}
      <ul className={css.list}>
        {query.data?.pages.flatMap(({ items }) =>
          items.map((card) => (
            <li key={card.id}>
              <Link to={`/live-chats/s/${card.id}`}>{card.name}</Link>
              <span className={css.quiet}>
                {[
                  chatOf(card),
                  stateName(card),
                  card.operator && t('customers.with', { name: card.operator.name }),
                  short(card.createdAt),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )),
        )}
      </ul>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('customers.more')}
        </Button>
      )}
    </section>
  )
}
