import type { LiveEvent } from '@parley/contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { askAgain } from './live/index.ts'
import { onEvent } from './workspace.ts'

/** What is shown of `queryKey` is read anew when the log tells something that makes it old. */
export function useAskAgain(queryKey: QueryKey, when: (event: LiveEvent) => boolean): void {
  const queries = useQueryClient()
  const hear = useEffectEvent((event: LiveEvent) => {
    if (when(event)) void askAgain(queries, queryKey)
  })
  useEffect(() => onEvent((event) => hear(event)), [])
}
