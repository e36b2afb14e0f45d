import { type InstanceRow, listSessionInstances } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../live/index.ts'
import { useAskAgain } from '../../../../use-ask-again.ts'

export const instancesKey = (sessionId: string) => ['session-instances', sessionId]

/** What was started from a session, newest first, read anew whenever something about it is another [BPR-05]. */
export function useInstances(sessionId: string) {
  const queryKey = instancesKey(sessionId)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<InstanceRow[]> => ask(listSessionInstances, { path: { sessionId }, signal }),
    refetchOnMount: 'always',
  })
  useAskAgain(queryKey, (event) => event.name === 'instance.changed' && event.sessionId === sessionId)
  return { instances: query.data, error: query.error, again: () => void query.refetch() }
}
