import { readTask, type TaskPage } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useHeld } from '../../held.ts'
import { ask } from '../../live/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'

export const taskKey = (taskId: string) => ['task', taskId]

/** A task with its form, read anew whenever somebody does something with it. */
export function useTask(taskId: string) {
  const queryKey = taskKey(taskId)
  const liveChats = useHeld((now) => now.liveChats)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<TaskPage> => ask(readTask, { path: { taskId }, signal }),
    refetchOnMount: 'always',
  })
  const { refetch } = query
  const known = query.data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another snapshot of the workspace is a reason to look again.
  useEffect(() => {
    if (known) void refetch()
  }, [liveChats, refetch])
  useAskAgain(queryKey, (event) => event.name === 'task.changed' && event.taskId === taskId)
  return query
}
