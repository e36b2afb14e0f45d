import type { Label, SessionCard, SessionDetails } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'

const none: readonly Label[] = []

/** The labels of a live chat; of one where I have no role, as they were when the session was read. */
export function useLabels(liveChatId: string, details?: SessionDetails): readonly Label[] {
  const held = useHeld(({ liveChats }) => liveChats.find(({ id }) => id === liveChatId)?.labels)
  return held ?? details?.labels ?? none
}

/** Those that stand on a session, in the order of the live chat's list; deleted ones are left out. */
export function useLabelsOf({ liveChatId, labelIds }: SessionCard, details?: SessionDetails): readonly Label[] {
  const labels = useLabels(liveChatId, details)
  return useMemo(() => (labelIds.length === 0 ? none : labels.filter(({ id }) => labelIds.includes(id))), [labels, labelIds])
}
