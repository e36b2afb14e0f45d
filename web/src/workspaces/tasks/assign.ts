import { assignTask, type TaskPage, type TaskRow } from '@parley/contract'
import { ask, isRefused, sayOf } from '../../live/index.ts'
import { t } from './words.ts'

/**
 * Takes it, or gives it to somebody, from who had it when it was looked at.
 * @throws {Refused} `task-taken` with its holder, `task-done`, `target-unavailable`.
 */
export function assign({ task }: TaskPage, userId: string): Promise<TaskRow> {
  return ask(assignTask, { path: { taskId: task.id }, body: { userId, from: task.assignee?.id ?? null } })
}

export function whyNotAssigned(error: unknown): string {
  if (isRefused(error, 'target-unavailable')) return t('tasks.unavailable')
  if (!isRefused(error, 'task-taken') || !error.problem.holder) return sayOf(error)
  return t('tasks.takenBy', { name: error.problem.holder.name })
}
