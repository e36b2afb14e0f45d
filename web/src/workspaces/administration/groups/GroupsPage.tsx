import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { useGroups } from '../GroupPicker.tsx'
import { Toolbar } from '../Toolbar.tsx'
import css from '../table.module.css'
import { GroupDrawer } from './GroupDrawer.tsx'
import { GroupTable } from './GroupTable.tsx'

const fresh = 'new'

/** Groups hold users, other groups and parts of the org chart; rights are given to groups [ORG-04]. */
export default function GroupsPage() {
  const groups = useGroups()
  const [search, setSearch] = useState('')
  const { group } = useSearch({ strict: false }) as { group?: string }
  const navigate = useNavigate()
  const open = (id?: string) =>
    void navigate({ to: '/admin/groups' as string, search: (id ? { group: id } : {}) as never, replace: !id })
  const words = search.trim().toLocaleLowerCase()
  const found = groups.data?.filter(({ name }) => name.toLocaleLowerCase().includes(words))
  const chosen = groups.data?.find(({ id }) => id === group)
  return (
    <div className={css.page}>
      <PaneHeader title={t('admin.groupsTitle')} line back={<BackButton to="/admin" />}>
        <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => open(fresh)}>
          {t('admin.newGroup')}
        </Button>
      </PaneHeader>
      <Toolbar label={t('admin.searchGroups')} value={search} onChange={setSearch} />
      <div className={css.scroll}>
        {groups.error && <ErrorState again={() => void groups.refetch()} />}
        {!groups.data && !groups.error && <SkeletonRows />}
        {found?.length === 0 && (
          <EmptyState
            icon={<IconUsersGroup size={40} stroke={1.75} />}
            title={t('ui.nothingMatches')}
            action={
              <Button variant="default" onClick={() => setSearch('')}>
                {t('ui.clearFilters')}
              </Button>
            }
          />
        )}
        {found && found.length > 0 && <GroupTable groups={found} open={open} />}
      </div>
      {group === fresh && <GroupDrawer close={() => open()} />}
      {chosen && <GroupDrawer key={chosen.id} group={chosen} close={() => open()} />}
    </div>
  )
}
