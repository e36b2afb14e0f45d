import { readUserWork } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'

/** What somebody would leave behind; as it is now, since it changes with every message. */
export function useUserWork(userId: string, enabled = true) {
  return useQuery({
    queryKey: ['user-work', userId],
    queryFn: ({ signal }) => ask(readUserWork, { path: { userId }, signal }),
    enabled,
    gcTime: 0,
    refetchOnMount: 'always',
  })
}
