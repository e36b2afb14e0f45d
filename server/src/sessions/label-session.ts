import { mostLabels, type Notice } from '@parley/contract'
import type { LabelOfSession } from '../live-chats/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Session } from './session.ts'

interface Labelling {
  addLabelIds?: string[]
  removeLabelIds?: string[]
}

/**
 * What a session's labels become, in the order in which they were put on it [LAB-01]; undefined where nothing changes. What is
 * added or taken off by two at once adds up. Labels that were deleted go with the first change.
 */
export function label(
  { id, label_ids }: Session,
  labels: readonly LabelOfSession[],
  { addLabelIds = [], removeLabelIds = [] }: Labelling,
): { labelIds: string[]; notice: Notice } | undefined {
  if (addLabelIds.length + removeLabelIds.length === 0) return undefined
  const names = new Map(labels.filter(({ session_id }) => session_id === id).map(({ id, name }) => [id, name]))
  if (addLabelIds.some((id) => !names.has(id))) throw new Refusal('label-not-found', { field: '/addLabelIds' })
  const removed = label_ids.filter((id) => names.has(id) && removeLabelIds.includes(id))
  const stay = label_ids.filter((id) => names.has(id) && !removed.includes(id))
  const added = [...new Set(addLabelIds)].filter((id) => !stay.includes(id) && !removeLabelIds.includes(id))
  if (added.length + removed.length === 0) return undefined
  const labelIds = [...stay, ...added]
  if (labelIds.length > mostLabels.ofSession) throw new Refusal('too-many-labels', { field: '/addLabelIds' })
  const named = (ids: string[]) => ids.map((id) => names.get(id)!)
  return { labelIds, notice: { kind: 'labels', added: named(added), removed: named(removed) } }
}
