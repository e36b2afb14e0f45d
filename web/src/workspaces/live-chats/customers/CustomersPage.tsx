import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type CustomerRow, listCustomers } from '@parley/contract'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { ask, entitle, isRefused } from '../../../live/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { full, short } from '../../../ui/time.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import { useAskAgain } from '../../../use-ask-again.ts'
import css from './customers.module.css'
import { t } from './words.ts'

const TYPING = 200
/** px, of a row of one line. */
const ROW = 45

/** `/live-chats/customers`: whoever has written, as far as I may see a session of theirs [CST-01]. */
export default function CustomersPage() {
  const [typed, setTyped] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const query = useInfiniteQuery({
    queryKey: ['customers', search],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
    queryFn: ({ pageParam, signal }) =>
      ask(listCustomers, { query: { ...(search && { search }), ...(pageParam && { cursor: pageParam }) }, signal }),
    getNextPageParam: ({ next }) => next,
  })
  useEffect(() => entitle(t('customers.title')), [])
  useAskAgain(['customers'], ({ name }) => name === 'customer.changed')
  const rows = query.data?.pages.flatMap(({ items }) => items)
  return (
    <div className={css.page}>
      <PaneHeader title={t('customers.title')} line back={<BackButton to="/live-chats" />} />
      <div className={css.bar}>
        <TextInput
          type="search"
          className={css.search}
          aria-label={t('customers.find')}
          placeholder={t('customers.find')}
          maxLength={200}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      </div>
      <div ref={scroller} className={css.scroll} aria-busy={query.isFetching}>
        {query.error && (
          <ErrorState requestId={isRefused(query.error) ? query.error.requestId : undefined} again={() => void query.refetch()} />
        )}
        {query.isPending && <SkeletonRows count={6} label={t('customers.loading')} />}
        {rows?.length === 0 && <Nobody searched={search !== ''} clear={() => setTyped('')} />}
        {rows && rows.length > 0 && <Table rows={rows} scroller={scroller} />}
        {query.hasNextPage && (
          <div className={css.more}>
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('customers.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function Nobody({ searched, clear }: { searched: boolean; clear: () => void }) {
  const icon = <IconUsers size={40} stroke={1.75} />
  if (!searched) return <EmptyState icon={icon} title={t('customers.emptyTitle')} text={t('customers.emptyText')} />
  const action = (
    <Button variant="default" onClick={clear}>
      {t('customers.clear')}
    </Button>
  )
  return <EmptyState icon={icon} title={t('customers.nothingTitle')} action={action} />
}

/** A table; on phones each row is a card. */
function Table({ rows, scroller }: { rows: readonly CustomerRow[]; scroller: RefObject<HTMLElement | null> }) {
  const { from, to, before, after, measure } = useVirtualRows(scroller, rows.length, ROW)
  return (
    <table className={css.table} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <th scope="col">{t('customers.name')}</th>
          <th scope="col">{t('customers.contact')}</th>
          <th scope="col">{t('customers.sessions')}</th>
          <th scope="col">{t('customers.firstSeen')}</th>
          <th scope="col">{t('customers.lastActivity')}</th>
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {rows.slice(from, to).map((row, at) => (
          <tr key={row.id} ref={measure} data-index={from + at} aria-rowindex={from + at + 2} data-testid="customer">
            <td>
              <Link className={css.who} to={`/live-chats/customers/${row.id}`}>
                <Avatar id={row.id} name={row.name} picture={row.userId && row.avatarFileId} size={28} />
                <b>{row.name}</b>
                {row.userId && <Tag tone="violet">{t('customers.employee')}</Tag>}
                {row.verified && !row.userId && <Tag tone="success">{t('customers.verified')}</Tag>}
              </Link>
            </td>
            <td className={css.contact}>{[row.email, row.phone, row.externalId].filter(Boolean).join(' · ')}</td>
            <td data-label={t('customers.sessions')}>{row.sessions}</td>
            <td data-label={t('customers.firstSeen')} title={full(row.firstSeenAt)}>
              {short(row.firstSeenAt)}
            </td>
            <td data-label={t('customers.lastActivity')} title={full(row.lastActivityAt)}>
              {short(row.lastActivityAt)}
            </td>
          </tr>
        ))}
        <Gap height={after} />
      </tbody>
    </table>
  )
}
