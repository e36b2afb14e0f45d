import { useRef } from 'react'
import { v7 } from 'uuid'

/**
 * The id under which each process is being started: the same until an answer comes, so that trying again after a lost answer starts
 * nothing twice [P2].
 */
export function useAttempts() {
  const ids = useRef(new Map<string, string>())
  return {
    idFor(processId: string): string {
      const id = ids.current.get(processId) ?? v7()
      ids.current.set(processId, id)
      return id
    },
    answered: (processId: string) => void ids.current.delete(processId),
    /** Whether this is what was begun here and not answered. */
    isMine: ({ id, processId }: { id: string; processId: string }) => ids.current.get(processId) === id,
  }
}
