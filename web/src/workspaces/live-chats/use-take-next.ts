import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { takeNext } from './session/index.ts'

/** The blue counter: takes the next session and opens it; Offline it only opens [SES-04]. */
export function useTakeNext(): () => Promise<void> {
  const navigate = useNavigate()
  return useCallback(async () => {
    const id = await takeNext()
    if (id) await navigate({ to: `/live-chats/s/${id}` })
  }, [navigate])
}
