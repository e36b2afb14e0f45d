import { lazy, Suspense } from 'react'

const Panel = lazy(() => import('./Panel.tsx'))

/** The files of a chat; the panel comes when somebody asks for it. */
export function ChatFiles(props: { threadId: string; sessionId?: string; close: () => void }) {
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  )
}
