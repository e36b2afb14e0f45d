import { type ComponentType, type LazyExoticComponent, Suspense } from 'react'
import type { Store } from '../store.ts'
import { lazy } from '../ui/lazy.ts'
import type { Confirmed } from './ConfirmSending.tsx'
import type { Desk } from './desk.ts'
import type { Recipient } from './send.ts'

/** What a tool of the composer is given: what is being written, and to whom. */
export interface ComposerToolProps {
  desk: Store<Desk>
  to: Recipient
  /** Asked before anything goes, where administrators want it [CMP-11]. */
  confirm?: Confirmed | undefined
}

interface ComposerTool {
  id: string
  /** For staff alone: `to.session` is there. */
  staff: boolean
  /** Loaded after the first screen; draws its button, and whatever that opens. */
  Tool: LazyExoticComponent<ComponentType<ComposerToolProps>>
}

/** The buttons beside the paper clip, in their order: one line for each [ui.md S7]. */
const composerTools: readonly ComposerTool[] = [
  { id: 'templates', staff: true, Tool: lazy(() => import('./templates/TemplatesTool.tsx')) },
  { id: 'emoji', staff: false, Tool: lazy(() => import('./emoji/EmojiTool.tsx')) },
  { id: 'note', staff: true, Tool: lazy(() => import('./NoteTool.tsx')) },
  { id: 'send-later', staff: true, Tool: lazy(() => import('./later/SendLater.tsx')) },
  { id: 'files', staff: false, Tool: lazy(() => import('./from-files/FromFiles.tsx')) },
]

export function ComposerTools({ desk, to, confirm }: ComposerToolProps) {
  return composerTools.map(
    ({ id, staff, Tool }) =>
      (!staff || to.session) && (
        <Suspense key={id}>
          <Tool desk={desk} to={to} confirm={confirm} />
        </Suspense>
      ),
  )
}
