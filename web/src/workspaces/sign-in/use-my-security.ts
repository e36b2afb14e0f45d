import { readMySecurity } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'

/** My second factor, my sign-ins, and whether I have a password. Other browsers come and go, and no event tells of it. */
export function useMySecurity() {
  return useQuery({ queryKey: ['my-security'], queryFn: ({ signal }) => ask(readMySecurity, { signal }), staleTime: 0 })
}
