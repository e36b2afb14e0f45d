import { readSettings } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'

/** Settings of the installation, read anew with every visit of a page that shows them. */
export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => ask(readSettings, { signal }), staleTime: 0 })
