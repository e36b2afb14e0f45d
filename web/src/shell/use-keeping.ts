import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Unreachable } from '../live/index.ts'
import { whenIdle } from '../ui/late.ts'

/** While somebody is here, what days without a network need is kept; what could not be read in one is read after it [B-04]. */
export function useKeeping(connected: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    let left = false
    let stop: (() => void) | undefined
    const begin = async () => {
      const { start } = await import('../keep/index.ts')
      if (!left) stop = start()
    }
    const calm = whenIdle(() => void begin().catch(() => undefined))
    return () => {
      left = true
      calm()
      stop?.()
    }
  }, [])
  useEffect(() => {
    if (connected) void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.error instanceof Unreachable })
  }, [connected, queries])
}
