import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { onEvent, workspace } from '../../workspace.ts'

/** What calls somebody wherever they are: it comes after the first screen, and nothing that happens meanwhile is missed. */
export function Everywhere() {
  const navigate = useNavigate()
  useEffect(() => {
    const go = (to: string) => void navigate({ to })
    const notices = import('../../notices/index.ts')
    const stop = notices.then(({ start }) => start(go))
    const deaf = onEvent((event) => {
      const held = workspace.get()
      if (held) void notices.then(({ hear }) => hear(event, held, go))
    })
    return () => {
      deaf()
      void stop.then((end) => end())
    }
  }, [navigate])
  return null
}
