import { type InstanceRow, listSessionInstances } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useHeld } from '../../../../held.ts'
import { ask } from '../../../../live/index.ts'
import { useAskAgain } from '../../../../use-ask-again.ts'

export const instancesKey = (sessionId: string) => ['session-instances', sessionId]

/** What was started from a session, newest first, read anew whenever something about it is another [BPR-05]. */
export function useInstances(sessionId: string) {
  const queryKey = instancesKey(sessionId)
  // Another snapshot of the workspace comes after a cut, and what was told meanwhile was not heard.
  const liveChats = useHeld((now) => now.liveChats)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<InstanceRow[]> => ask(listSessionInstances, { path: { sessionId }, signal }),
    refetchOnMount: 'always',
  })
  const { refetch } = query
  const known = query.data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the reason to look again.
  useEffect(() => {
    if (known) void refetch()
  }, [liveChats, refetch])
  useAskAgain(queryKey, (event) => event.name === 'instance.changed' && event.sessionId === sessionId)
  return { instances: query.data, error: query.error, again: () => void refetch() }
}
