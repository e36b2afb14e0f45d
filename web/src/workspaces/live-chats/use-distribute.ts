import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { openQueues } from './open-queues.ts'

/** The violet counter: opens the queues to distribute what is in them; it never takes anything [CNT-07, CNT-09]. */
export function useDistribute(): () => void {
  const navigate = useNavigate()
  return useCallback(() => {
    openQueues()
    void navigate({ to: '/live-chats' })
  }, [navigate])
}
