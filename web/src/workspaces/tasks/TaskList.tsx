import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { TaskList as List } from '@parley/contract'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useHeld } from '../../held.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SideScroll } from '../../ui/SideMenu.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Failed } from '../apps/failed.tsx'
import { NoTasks } from './NoTasks.tsx'
import { openTasks } from './open-tasks.ts'
import { TaskGroups } from './TaskGroups.tsx'
import css from './tasks.module.css'
import { useListKeys } from './use-list-keys.ts'
import { type Look, lookOf, searchOf, useTasks } from './use-tasks.ts'
import { t } from './words.ts'

const TYPING = 200

/** Mine, those of my groups, and those of what I started: open ones by when they are due, or done ones [ui.md S23]. */
export function TaskList() {
  const look = lookOf(useSearch({ strict: false }) as { list?: List; done?: '1' })
  const { taskId } = useParams({ strict: false })
  const navigate = useNavigate()
  const mine = useHeld(openTasks)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING)
  const { tasks, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTasks(look, search)
  useListKeys()
  const show = (next: Look) => {
    const to = taskId ? `/tasks/${taskId}` : '/tasks'
    void navigate({ to: to as string, search: searchOf(next) as never })
  }
  const lists = [
    { value: 'mine', label: mine ? t('tasks.mineCount', { count: mine }) : t('tasks.mine') },
    { value: 'group', label: t('tasks.group') },
    { value: 'by-me', label: t('tasks.byMe') },
  ]
  const states = [
    { value: 'open', label: t('tasks.open') },
    { value: 'done', label: t('tasks.done') },
  ]
  return (
    <>
      <PaneHeader title={t('ui.tasks')}>
        <SegmentedControl
          size="xs"
          aria-label={t('tasks.state')}
          data={states}
          value={look.done ? 'done' : 'open'}
          onChange={(value) => show({ ...look, done: value === 'done' })}
        />
      </PaneHeader>
      <div className={css.filters}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('tasks.lists')}
          data={lists}
          value={look.list}
          onChange={(value) => show({ ...look, list: value as List })}
        />
        <TextInput
          type="search"
          data-task-search
          aria-label={t('tasks.search')}
          placeholder={t('tasks.search')}
          maxLength={200}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        />
      </div>
      <SideScroll>
        {isPending && <SkeletonRows count={6} label={t('tasks.loading')} />}
        {error && tasks.length === 0 && <Failed error={error} again={() => void refetch()} />}
        {!isPending && !error && tasks.length === 0 && (
          <NoTasks look={look} searched={search !== ''} clear={() => setTyped('')} />
        )}
        {tasks.length > 0 && <TaskGroups tasks={tasks} look={look} />}
        {hasNextPage && (
          <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('tasks.more')}
          </Button>
        )}
      </SideScroll>
    </>
  )
}
