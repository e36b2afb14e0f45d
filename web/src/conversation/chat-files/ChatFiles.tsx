import { Suspense, useEffect, useRef } from 'react'
import { lazy } from '../../ui/lazy.ts'

const Panel = lazy(() => import('./Panel.tsx'))

/** The files of a chat; the panel comes when somebody asks for it, and the focus goes back to what they pressed. */
export function ChatFiles(props: { threadId: string; sessionId?: string; close: () => void }) {
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const pressed = opener.current
    return () => {
      if (pressed instanceof HTMLElement) pressed.focus()
    }
  }, [])
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  )
}
