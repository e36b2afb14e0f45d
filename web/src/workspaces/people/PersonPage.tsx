import '../../texts/later.ts'
import { readUser, type User } from '@parley/contract'
import { IconUserQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ask, entitle, isRefused } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { AwayTag } from '../../ui/AwayTag.tsx'
import { Dot } from '../../ui/Dot.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FieldRow, Fields } from '../../ui/FieldRow.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useAskAgain } from '../../use-ask-again.ts'
import css from './person.module.css'

/** `/people/:userId`: who a colleague is [ORG-02, INF-16]. */
export default function PersonPage() {
  const { userId = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['user', userId],
    staleTime: 0,
    queryFn: ({ signal }) => ask(readUser, { path: { userId }, signal }),
  })
  useAskAgain(['user', userId], (event) => event.name === 'person.changed' && event.person.id === userId)
  useEffect(() => entitle(query.data?.name ?? t('people.colleague')), [query.data])
  return (
    <main className={css.page} id="main">
      {query.isPending && <SkeletonRows count={4} />}
      {isRefused(query.error, 'not-found') ? (
        <EmptyState icon={<IconUserQuestion size={40} stroke={1.75} />} title={t('people.missing')} />
      ) : (
        query.error && <ErrorState again={() => void query.refetch()} />
      )}
      {query.data && <Person user={query.data} />}
    </main>
  )
}

function Person({ user }: { user: User }) {
  const { id, name, avatarFileId, position, email, online, groups, positions, accounts, state, away } = user
  return (
    <article className={css.card}>
      <header className={css.head}>
        <Avatar id={id} name={name} picture={avatarFileId} />
        <div>
          <h1>{name}</h1>
          {position && <p>{position}</p>}
        </div>
        <AwayTag away={away} />
        {state === 'locked' && <Tag tone="danger">{t('people.locked')}</Tag>}
      </header>
      <Fields>
        <FieldRow label={t('people.email')}>
          <a href={`mailto:${email}`}>{email}</a>
        </FieldRow>
        {online !== null && (
          <FieldRow label={t('people.status')}>
            <Dot on={online} />
            {t(online ? 'ui.online' : 'ui.offlineStatus')}
          </FieldRow>
        )}
        {away?.substitute && (
          <FieldRow label={t('people.substitute')}>
            <Link to={`/people/${away.substitute.id}`}>{away.substitute.name}</Link>
          </FieldRow>
        )}
        {positions.length > 0 && (
          <FieldRow label={t('people.positions')}>{positions.map((item) => item.name).join(', ')}</FieldRow>
        )}
        {accounts.map(({ kind, value }) => (
          <FieldRow key={`${kind} ${value}`} label={t(`org.${kind}`)}>
            {value}
          </FieldRow>
        ))}
        {groups.length > 0 && <FieldRow label={t('people.groups')}>{groups.map((group) => group.name).join(', ')}</FieldRow>}
      </Fields>
    </article>
  )
}
