import type { Named, UserWork } from '@parley/contract'
import { t } from '../../../texts/index.ts'

const names = (named: readonly Named[]) => named.map(({ name }) => name).join(', ')

/** What somebody who is locked leaves behind, a line each; nothing where there is nothing. */
export function LeftBehind({ work }: { work: UserWork }) {
  const tasks = work.firstTasks.map(({ name, processName }) => t('admin.workTask', { name, process: processName })).join(', ')
  const told = work.tasks > work.firstTasks.length ? t('admin.workMore', { names: tasks }) : tasks
  const lines = [
    work.sessions > 0 && t('admin.workSessions', { count: work.sessions }),
    work.tasks > 0 && t('admin.workTasks', { count: work.tasks, names: told }),
    work.onlyOperatorIn.length > 0 && t('admin.workOnlyOperator', { names: names(work.onlyOperatorIn) }),
    work.onlySupervisorIn.length > 0 && t('admin.workOnlySupervisor', { names: names(work.onlySupervisorIn) }),
    work.assignedIn.length > 0 && t('admin.workAssigned', { names: names(work.assignedIn) }),
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
