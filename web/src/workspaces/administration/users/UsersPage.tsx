import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { listUsers, type UserState } from '@parley/contract'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Toolbar } from '../Toolbar.tsx'
import css from '../table.module.css'
import { InviteDialog } from './InviteDialog.tsx'
import { UserDrawer } from './UserDrawer.tsx'
import { UsersMenu } from './UsersMenu.tsx'
import { UserTable } from './UserTable.tsx'

/** Everybody who works here [ORG-02, ui.md S24]. */
export default function UsersPage() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const [state, setState] = useState<UserState | ''>('')
  const [inviting, setInviting] = useState(false)
  const { user } = useSearch({ strict: false }) as { user?: string }
  const navigate = useNavigate()
  const open = (id?: string) =>
    void navigate({ to: '/admin/users' as string, search: (id ? { user: id } : {}) as never, replace: !id })
  const users = useInfiniteQuery({
    queryKey: ['users', search, state],
    queryFn: ({ pageParam, signal }) =>
      ask(listUsers, {
        query: { ...(search && { search }), ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // Others invite and edit people too, and no event tells of all of it.
    staleTime: 10_000,
  })
  const found = users.data?.pages.flatMap(({ items }) => items)
  const filtered = search !== '' || state !== ''
  return (
    <div className={css.page}>
      <PaneHeader
        title={t('admin.users')}
        sub={found && t(users.hasNextPage ? 'admin.moreThanShown' : 'admin.usersFound', { count: found.length })}
        line
        back={<BackButton to="/admin" />}
      >
        <Button leftSection={<IconUserPlus size={16} stroke={1.75} />} onClick={() => setInviting(true)}>
          {t('admin.invite')}
        </Button>
        <UsersMenu found={{ ...(search && { search }), ...(state && { state }) }} />
      </PaneHeader>
      <Toolbar label={t('admin.searchUsers')} value={typed} onChange={setTyped}>
        <Select
          className={css.state!}
          aria-label={t('admin.state')}
          allowDeselect={false}
          value={state}
          onChange={(value) => setState((value ?? '') as UserState | '')}
          data={[
            { value: '', label: t('admin.anyState') },
            { value: 'active', label: t('admin.active') },
            { value: 'invited', label: t('admin.invited') },
            { value: 'locked', label: t('admin.locked') },
          ]}
        />
      </Toolbar>
      <div className={css.scroll}>
        {users.error && <ErrorState again={() => void users.refetch()} />}
        {!found && !users.error && <SkeletonRows />}
        {found?.length === 0 && (
          <EmptyState
            icon={<IconUsers size={40} stroke={1.75} />}
            title={t(filtered ? 'ui.nothingMatches' : 'admin.noUsers')}
            action={
              filtered && (
                <Button variant="default" onClick={() => [setTyped(''), setState('')]}>
                  {t('ui.clearFilters')}
                </Button>
              )
            }
          />
        )}
        {found && found.length > 0 && <UserTable users={found} open={open} />}
        {users.hasNextPage && (
          <div className={css.more}>
            <Button variant="default" loading={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>
              {t('admin.more')}
            </Button>
          </div>
        )}
      </div>
      {inviting && <InviteDialog close={() => setInviting(false)} />}
      {user && <UserDrawer key={user} id={user} close={() => open()} />}
    </div>
  )
}
