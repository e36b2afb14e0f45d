import { readTask, type TaskPage } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'

export const taskKey = (taskId: string) => ['task', taskId]

/** A task with its form, read anew whenever somebody does something with it. */
export function useTask(taskId: string) {
  const queryKey = taskKey(taskId)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<TaskPage> => ask(readTask, { path: { taskId }, signal }),
    refetchOnMount: 'always',
  })
  useAskAgain(queryKey, (event) => event.name === 'task.changed' && event.taskId === taskId)
  return query
}
