import { Outlet, useParams } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { Panes } from '../../ui/Panes.tsx'
import { TaskList } from './TaskList.tsx'

/** The Tasks workspace: the list, and the task that is open [ui.md S23]. */
export default function Tasks() {
  const { taskId } = useParams({ strict: false })
  return (
    <Panes sideLabel={t('ui.tasks')} side={<TaskList />} chosen={taskId !== undefined}>
      <Outlet />
    </Panes>
  )
}
