import type { LiveEvent } from '@parley/contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { askAgain } from './live/index.ts'
import { onEvent, onSnapshot } from './workspace.ts'

/**
 * What is shown of `queryKey` is read anew when the log tells something that makes it old, and with another snapshot: what was told
 * before that was not heard.
 */
export function useAskAgain(queryKey: QueryKey, when: (event: LiveEvent) => boolean): void {
  const queries = useQueryClient()
  const again = useEffectEvent(() => void askAgain(queries, queryKey))
  const hear = useEffectEvent((event: LiveEvent) => {
    if (when(event)) again()
  })
  useEffect(() => onEvent((event) => hear(event)), [])
  useEffect(() => onSnapshot(() => again()), [])
}
