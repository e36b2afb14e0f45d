import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { isRefused } from '../../live/index.ts'
import { BackButton } from '../../ui/BackButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Failed } from '../apps/failed.tsx'
import { TaskView } from './TaskView.tsx'
import { useTask } from './use-task.ts'
import { lookOf, searchOf } from './use-tasks.ts'
import { t } from './words.ts'

/** `/tasks/:taskId` [ui.md S23]. */
export default function TaskPage() {
  const { taskId = '' } = useParams({ strict: false })
  const search = searchOf(lookOf(useSearch({ strict: false })))
  const { data, error, refetch } = useTask(taskId)
  if (isRefused(error, 'not-found')) return <Gone />
  if (data) return <TaskView key={taskId} page={data} search={search} again={() => void refetch()} />
  return (
    <>
      <PaneHeader title={t('ui.tasks')} line back={<BackButton to="/tasks" />} />
      {error ? <Failed error={error} again={() => void refetch()} /> : <SkeletonRows count={6} label={t('tasks.loading')} />}
    </>
  )
}

/** It never was there, or is not this person's to see; both read the same. */
function Gone() {
  return (
    <EmptyState
      icon={<IconChecklist size={40} stroke={1.75} />}
      title={t('tasks.missing')}
      text={t('tasks.missingText')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/tasks" {...props} />}>
          {t('tasks.toList')}
        </Button>
      }
    />
  )
}
